package dev.glueflake.testkit.aws.contract;

import static dev.glueflake.testkit.aws.assertion.AwsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.aws.AwsEnvironment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.glue.model.S3Target;

/** The assertions say the same over every environment. */
@Contract
class AssertionContractTest {
    private final String name = Names.unique("contract");
    private final AwsEnvironment aws;

    AssertionContractTest(AwsEnvironment aws) {
        this.aws = aws;
    }

    @Test
    void ofObjects() {
        aws.s3().createBucket(request -> request.bucket(name));
        aws.s3()
                .putObject(
                        request -> request.bucket(name)
                                .key("raw/a.csv")
                                .contentType("text/csv")
                                .metadata(Map.of("run", "42")),
                        RequestBody.fromString("id\n1\n"));

        assertThat(aws)
                .object(name, "raw/a.csv")
                .exists()
                .hasContentType("text/csv")
                .hasMetadata("run", "42")
                .text()
                .isEqualTo("id\n1\n");
        assertThat(aws).object(name, "raw/a.csv").bytes().hasSize(5);
        assertThat(aws).object(name, "raw/b.csv").doesNotExist();
        assertThat(aws).objects(name, "raw/").containsExactly("raw/a.csv");
        assertThatThrownBy(() -> assertThat(aws).object(name, "raw/b.csv").exists())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("s3://" + name + "/raw/b.csv to exist; the bucket has [raw/a.csv]");
        assertThatThrownBy(() -> assertThat(aws).object(name, "raw/a.csv").doesNotExist())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(aws).object(name, "raw/a.csv").hasMetadata("run", "43"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void ofQueues() {
        String queue = aws.sqs().createQueue(request -> request.queueName(name)).queueUrl();
        assertThat(aws).queue(name).isEmpty();
        aws.sqs().sendMessage(request -> request.queueUrl(queue).messageBody("a.csv has come"));

        assertThat(aws).queue(name).hasSize(1).nextMessage().contains("a.csv");
        assertThat(aws).queue(name).isEmpty();
        assertThatThrownBy(() -> assertThat(aws).queue(name).nextMessage())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected a message in queue " + name);
        assertThatThrownBy(() -> assertThat(aws).queue(name).hasSize(1)).isInstanceOf(AssertionError.class);
    }

    @Test
    void ofMetrics() {
        aws.cloudWatch().putMetricData(request -> request.namespace(name)
                .metricData(
                        datum -> datum.metricName("rows").value(2.0).dimensions(table("orders")),
                        datum -> datum.metricName("rows").value(3.0).dimensions(table("orders")),
                        datum -> datum.metricName("rows").value(7.0).dimensions(table("customers"))));

        assertThat(aws)
                .metric(name, "rows")
                .withDimension("table", "orders")
                .wasSent()
                .hasSum(5);
        assertThatThrownBy(() -> assertThat(aws).metric(name, "rows").wasSent())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("orders");
        assertThatThrownBy(() -> assertThat(aws)
                        .metric(name, "rows")
                        .withDimension("table", "customers")
                        .hasSum(5))
                .isInstanceOf(AssertionError.class);
    }

    private static Dimension table(String table) {
        return Dimension.builder().name("table").value(table).build();
    }

    @Test
    void ofCrawlers() {
        aws.glue().createDatabase(request -> request.databaseInput(input -> input.name(name)));
        aws.glue().createCrawler(request -> request.name(name)
                .role("crawler")
                .databaseName(name)
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://" + name + "/").build())));
        aws.glueControl()
                .nextCrawl(name)
                .takes(Duration.ZERO)
                .stopsFor(Duration.ZERO)
                .failsWith("no access");

        assertThat(aws).crawler(name).isInState("READY");
        assertThatThrownBy(() -> assertThat(aws).crawler(name).succeeded()).isInstanceOf(AssertionError.class);
        aws.glue().startCrawler(request -> request.name(name));

        assertThat(aws).crawler(name).failedWith("no access");
        assertThatThrownBy(() -> assertThat(aws).crawler(name).succeeded())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no access");
    }
}
