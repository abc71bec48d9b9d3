package dev.glueflake.testkit.snowflake.support;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What Snowflake's documentation says of streams, tasks and unloading. */
class PipelineExamplesTest {
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
    Stream<DynamicNode> pipelines() {
        return new ExampleTests(fake).in("pipelines");
    }
}
