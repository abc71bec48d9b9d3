package dev.glueflake.testkit.aws.internal.environment.cleaning;

import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Made.Kind;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Queues with their messages. */
record QueueRemoval(AwsClients clients) implements Removal {
    private SqsClient sqs() {
        return clients.client(SqsClient.class);
    }

    @Override
    public List<Made> all() {
        return sqs().listQueuesPaginator().queueUrls().stream()
                .map(url -> new Made(Kind.QUEUE, url, ""))
                .toList();
    }

    @Override
    public void remove(Made thing) {
        sqs().deleteQueue(request -> request.queueUrl(thing.id()));
    }
}
