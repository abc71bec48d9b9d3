package dev.glueflake.samples.quickstart;

import dev.glueflake.core.S3Location;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The data lake as an administrator would set it up: a Glue database, a job, crawlers, and queues. */
final class Lake {
    private static final String DATABASE = "shop__lake";
    private static final String TABLE_CHANGES = """
            {"source": ["aws.glue"], "detail": {"eventSource": ["glue.amazonaws.com"],
             "eventName": ["CreateTable", "UpdateTable", "DeleteTable"]}}""";

    private final String fileQueue;
    private final String catalogQueue;

    private Lake(String fileQueue, String catalogQueue) {
        this.fileQueue = fileQueue;
        this.catalogQueue = catalogQueue;
    }

    static Lake setUp(EmbeddedAws aws) {
        aws.glue().createDatabase(request -> request.databaseInput(database -> database.name(DATABASE)));
        Map.of("events", "demo", "shipments", "shipments", "rates", "rates")
                .forEach((crawler, folder) -> crawler(aws, crawler, folder));
        aws.glueControl().job("export", new Warehouse(aws.s3(), S3Location.parse("s3://lake/")));
        Lake lake = new Lake(queue(aws, "event-files"), queue(aws, "catalog-events"));
        aws.eventBridge().putRule(request -> request.name("glue-tables").eventPattern(TABLE_CHANGES));
        aws.eventBridge().putTargets(request -> request.rule("glue-tables")
                .targets(Target.builder()
                        .id("sync")
                        .arn(arn(aws, lake.catalogQueue))
                        .build()));
        return lake;
    }

    /** Where the names of event files go. */
    String fileQueue() {
        return fileQueue;
    }

    /** Where EventBridge puts changes of the Glue catalog. */
    String catalogQueue() {
        return catalogQueue;
    }

    private static void crawler(EmbeddedAws aws, String name, String folder) {
        aws.glue().createCrawler(request -> request.name(name)
                .role("arn:aws:iam::" + aws.accountId() + ":role/glue")
                .databaseName(DATABASE)
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://lake/" + folder + "/").build())));
    }

    private static String queue(EmbeddedAws aws, String name) {
        return aws.sqs().createQueue(request -> request.queueName(name)).queueUrl();
    }

    private static String arn(EmbeddedAws aws, String queueUrl) {
        return Objects.requireNonNull(aws.sqs()
                .getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN));
    }
}
