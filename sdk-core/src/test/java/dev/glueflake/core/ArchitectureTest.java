package dev.glueflake.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(S3Location.class.getProtectionDomain().getCodeSource().getLocation());

    private static final DescribedPredicate<JavaClass> JACKSON =
            JavaClass.Predicates.resideInAPackage("com.fasterxml.jackson..");

    @Test
    void noPublicSignatureHoldsATypeOfJacksonOrOfTheInternalPackages() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("..internal..")
                .should()
                .notHaveRawReturnType(JACKSON)
                .andShould()
                .notHaveRawParameterTypes(DescribedPredicate.anyElementThat(JACKSON))
                .andShould()
                .notHaveRawReturnType(JavaClass.Predicates.resideInAPackage("..internal.."))
                .check(CLASSES);
    }

    @Test
    void onlyTheSystemSleeperSleeps() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.glueflake.core.retry.Sleeper")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.glueflake.core.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theGlobalMeterRegistryIsNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.micrometer.core.instrument.Metrics")
                .check(CLASSES);
    }

    @Test
    void onlyCloudWatchMetricsNeedsTheOptionalLibraries() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.glueflake\\.core\\.metrics\\.CloudWatchMetrics.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer.cloudwatch2..", "software.amazon.awssdk.services.cloudwatch..")
                .check(CLASSES);
    }

    @Test
    void aPublicPackageHasAtMostTwelvePublicTypes() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                        .filter(type -> !type.getPackageName().contains(".internal"))
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(12));
    }
}
