package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.RpcApi;
import dev.glueflake.testkit.aws.internal.rpc.RpcService;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** SQS as a service. */
public final class SqsService {

    private SqsService() {}

    /**
     * Makes the service.
     *
     * @param endpoint the address that queue URLs begin with
     * @param settle lets everything happen that is due and may send messages
     */
    public static EmbeddedService of(Identity identity, QueueStore store, Supplier<URI> endpoint, Runnable settle) {
        Operations operations = new Operations();
        MessageApi messages = new MessageApi(store, identity, settle);
        new QueueApi(store, identity, endpoint, settle).addTo(operations);
        messages.addTo(operations);
        new BatchApi(store, messages).addTo(operations);
        new MoveApi(store).addTo(operations);
        new TagApi(store).addTo(operations);
        return new RpcService(
                RpcApi.json(AwsService.SQS, "AmazonSQS").withQueryCodes(SqsErrors.QUERY_CODES),
                operations,
                List.of("QueueUrl", "QueueName", "SourceArn"),
                store::clear);
    }
}
