package dev.glueflake.samples.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of a module gets on the class path is reviewed: the file beside the module's POM says it. */
class RuntimeDependenciesTest {
    @ParameterizedTest
    @ValueSource(strings = {"sdk-testkit", "sdk-core", "sdk-snowflake", "sdk-glue"})
    void areThoseOfTheReviewedFile(String module) {
        Path listed = Project.file(module, "target", "runtime-dependencies.txt");
        Assumptions.assumeTrue(Files.exists(listed), "only in a build of all modules: mvn verify");
        String actual = Project.read(listed)
                .lines()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")
                        .replaceFirst(" -- module.*", "")
                        .strip())
                .filter(line -> line.contains(":jar:"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(actual)
                .as(
                        "the runtime dependencies of %s; review the change and write it to %s/runtime-dependencies.txt",
                        module, module)
                .isEqualTo(Project.read(Project.file(module, "runtime-dependencies.txt")));
    }
}
