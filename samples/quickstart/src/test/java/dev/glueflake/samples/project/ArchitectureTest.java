package dev.glueflake.samples.project;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The boundaries between modules, and between what is public and what is not. */
@AnalyzeClasses(packages = "dev.glueflake", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule dependenciesBetweenModulesGoOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core")
            .definedBy("dev.glueflake.core..")
            .layer("snowflake")
            .definedBy("dev.glueflake.snowflake..")
            .optionalLayer("glue")
            .definedBy("dev.glueflake.glue..")
            .layer("testkit")
            .definedBy("dev.glueflake.testkit..")
            .layer("samples")
            .definedBy("dev.glueflake.samples..")
            .whereLayer("core")
            .mayOnlyBeAccessedByLayers("snowflake", "glue", "samples")
            .whereLayer("snowflake")
            .mayOnlyBeAccessedByLayers("glue", "samples")
            .whereLayer("glue")
            .mayOnlyBeAccessedByLayers("samples")
            .whereLayer("testkit")
            .mayOnlyBeAccessedByLayers("samples")
            .whereLayer("samples")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static void internalsAreUsedOnlyInsideTheirOwnModule(JavaClasses classes) {
        for (String module : new String[] {"core", "snowflake", "glue", "testkit"}) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.glueflake." + module + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("dev.glueflake." + module + "..internal.."))
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule theFakesServicesDoNotKnowEachOther = slices().matching(
                    "dev.glueflake.testkit.(snowflake|aws)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule noJsonTypeIsInAPublicSignature = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(
                    resideInAnyPackage("dev.glueflake.core..", "dev.glueflake.snowflake..", "dev.glueflake.glue..")
                            .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("..internal.."))))
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should(notMention("com.fasterxml.jackson"));

    @ArchTest
    static final ArchRule nothingPrintsOrSleepsByItself = noClasses()
            .that()
            .resideInAnyPackage("dev.glueflake.core..", "dev.glueflake.snowflake..", "dev.glueflake.glue..")
            .and()
            .doNotHaveSimpleName("SystemSleeper")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    private static ArchCondition<JavaMethod> notMention(String packagePrefix) {
        return new ArchCondition<>("not mention " + packagePrefix) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(packagePrefix))
                        .forEach(name -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " mentions a type of " + name)));
            }
        };
    }
}
