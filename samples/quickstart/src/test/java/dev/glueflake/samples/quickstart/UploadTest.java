package dev.glueflake.samples.quickstart;

// tag::aws[]
import static dev.glueflake.testkit.aws.assertion.AwsAssertions.assertThat;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

@AwsTest
class UploadTest {
    @Test
    void aCrawlerFindsAnUpload(AwsEnvironment aws, S3Client s3, GlueClient glue) {
        s3.createBucket(bucket -> bucket.bucket("lake"));
        s3.putObject(
                object -> object.bucket("lake").key("orders/day=1/a.csv"), RequestBody.fromString("id,price\n1,2.5\n"));
        glue.createDatabase(request -> request.databaseInput(database -> database.name("shop")));
        glue.createCrawler(crawler -> crawler.name("orders")
                .role("crawler")
                .databaseName("shop")
                .targets(targets -> targets.s3Targets(target -> target.path("s3://lake/orders/"))));
        aws.glueControl().nextCrawl("orders").takes(Duration.ZERO).stopsFor(Duration.ZERO);

        glue.startCrawler(crawler -> crawler.name("orders"));

        assertThat(aws).object("lake", "orders/day=1/a.csv").exists();
        assertThat(aws).crawler("orders").succeeded();
    }
}
// end::aws[]
