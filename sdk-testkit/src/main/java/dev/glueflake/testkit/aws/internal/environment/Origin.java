package dev.glueflake.testkit.aws.internal.environment;

import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.client.ClientConfiguration;
import dev.glueflake.testkit.aws.internal.environment.container.LocalStackServer;
import java.net.URI;
import java.util.function.IntFunction;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Where services that run elsewhere come from.
 *
 * @param accountId whose they are
 * @param localStack whether they are LocalStack's
 * @param own whether nobody else uses them
 * @param starter starts or names them, once Glue listens at a port
 */
record Origin(String accountId, boolean localStack, boolean own, IntFunction<Place> starter) {
    static final String REGION = "us-east-1";
    static final String KEY = "test";
    private static final String LOCALSTACK_ACCOUNT = "000000000000";

    /**
     * Where the services are.
     *
     * @param end what ends with the environment; does nothing where the services are not its own
     */
    record Place(URI base, Runnable end) {}

    /** What runs at an address. */
    static Origin external(URI endpoint) {
        URI base = EndpointProbe.base(endpoint);
        boolean localStack = EndpointProbe.isLocalStack(base);
        return running(base, localStack ? LOCALSTACK_ACCOUNT : askAccountId(base), localStack);
    }

    /** A LocalStack that runs at an address, and nothing else. */
    static Origin runningLocalStack(URI endpoint) {
        URI base = EndpointProbe.base(endpoint);
        if (!EndpointProbe.isLocalStack(base)) {
            throw new IllegalStateException("What answers at " + base + " is not LocalStack.");
        }
        return running(base, LOCALSTACK_ACCOUNT, true);
    }

    private static Origin running(URI base, String accountId, boolean localStack) {
        return new Origin(accountId, localStack, false, gluePort -> new Place(base, () -> {}));
    }

    /** A container of an image. */
    static Origin container(String image) {
        return new Origin(LOCALSTACK_ACCOUNT, true, true, gluePort -> {
            LocalStackServer server = LocalStackServer.start(image, gluePort);
            return new Place(server.uri(), server::close);
        });
    }

    private static String askAccountId(URI base) {
        try (AwsClients asking = new AwsClients(id -> base, new ClientConfiguration(REGION, KEY, KEY))) {
            return asking.client(StsClient.class).getCallerIdentity().account();
        } catch (SdkException e) {
            throw new IllegalStateException(
                    "What answers at " + base + " does not tell its account: " + e.getMessage(), e);
        }
    }
}
