package dev.glueflake.testkit.snowflake.support;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** A test for each section of the files of a directory. */
final class ExampleTests {
    private final FakeSnowflake fake;
    private final AtomicInteger schemas = new AtomicInteger();

    ExampleTests(FakeSnowflake fake) {
        this.fake = fake;
    }

    Stream<DynamicNode> in(String directory) {
        return ExampleFile.in(directory).stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.name(),
                        file.sections().entrySet().stream()
                                .map(section ->
                                        DynamicTest.dynamicTest(section.getKey(), () -> run(section.getValue())))));
    }

    private void run(List<Example> examples) throws SQLException {
        try (Connection driver = fake.connect();
                Statement setUp = driver.createStatement()) {
            setUp.execute("create schema examples_" + schemas.incrementAndGet());
            assertAll(examples.stream().map(example -> () -> ExampleRunner.run(example, driver)));
        }
    }
}
