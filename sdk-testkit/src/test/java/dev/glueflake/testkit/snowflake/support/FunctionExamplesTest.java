package dev.glueflake.testkit.snowflake.support;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What Snowflake's documentation says of each function, as expressions and their values. */
class FunctionExamplesTest {
    private static FakeSnowflake fake;

    @BeforeAll
    static void start() {
        fake = FakeSnowflake.builder()
                .s3(URI.create("http://localhost:9"), "eu-west-1", "key", "secret")
                .start();
    }

    @AfterAll
    static void stop() {
        fake.close();
    }

    @TestFactory
    Stream<DynamicNode> functions() {
        return new ExampleTests(fake).in("functions");
    }
}
