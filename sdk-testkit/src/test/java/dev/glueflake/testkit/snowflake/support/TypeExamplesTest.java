package dev.glueflake.testkit.snowflake.support;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What Snowflake's documentation says of data types and of parameters, as expressions, statements and their rows. */
class TypeExamplesTest {
    private static FakeSnowflake fake;

    @BeforeAll
    static void start() {
        fake = FakeSnowflake.start();
    }

    @AfterAll
    static void stop() {
        fake.close();
    }

    @TestFactory
    Stream<DynamicNode> typesAndParameters() {
        ExampleTests tests = new ExampleTests(fake);
        return Stream.concat(tests.in("types"), tests.in("parameters"));
    }
}
