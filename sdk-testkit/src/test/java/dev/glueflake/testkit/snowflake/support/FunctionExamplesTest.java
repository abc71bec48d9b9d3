package dev.glueflake.testkit.snowflake.support;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What Snowflake's documentation says of each function, as expressions and their values. */
class FunctionExamplesTest {
    private static EmbeddedAws aws;
    private static FakeSnowflake fake;

    @BeforeAll
    static void start() {
        aws = EmbeddedAws.builder().start();
        aws.s3().createBucket(request -> request.bucket("lake"));
        fake = FakeSnowflake.builder()
                .s3(aws.endpoint(AwsService.S3), "us-east-1", "key", "secret")
                .start();
    }

    @AfterAll
    static void stop() {
        fake.close();
        aws.close();
    }

    @TestFactory
    Stream<DynamicNode> functions() {
        return new ExampleTests(fake).in("functions");
    }
}
