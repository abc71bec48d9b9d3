package dev.glueflake.testkit.aws.internal.environment;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.client.ClientConfiguration;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Cleaner;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Ledger;
import dev.glueflake.testkit.aws.internal.environment.container.LocalStackServer;
import dev.glueflake.testkit.glue.GlueControl;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;

/** Services at one endpoint elsewhere, and Glue here. Safe for use by several threads. */
public final class ForeignAws implements AwsEnvironment {
    private static final String REGION = "us-east-1";
    private static final String KEY = "test";
    private static final String LOCALSTACK_ACCOUNT = "000000000000";

    private final Endpoint endpoint;
    private final Ledger ledger = new Ledger();
    private final AwsClients clients;
    private final String accountId;
    private final LocalGlue glue;
    private boolean closed;

    /**
     * Where the services are, and whose.
     *
     * @param ownServer what ends with the environment; does nothing where the services are not its own
     */
    private record Endpoint(URI base, boolean localStack, boolean own, Runnable ownServer) {}

    private ForeignAws(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.clients = new AwsClients(
                id -> id.equals(AwsService.GLUE.id()) ? endpoint(AwsService.GLUE) : endpoint.base(),
                new ClientConfiguration(REGION, KEY, KEY, List.of(ledger)));
        this.accountId = endpoint.localStack() ? LOCALSTACK_ACCOUNT : askAccountId();
        this.glue = new LocalGlue(
                new Identity(REGION, accountId, Clock.systemUTC()), clients, capabilities());
    }

    /** Uses what runs at an address. */
    public static ForeignAws external(URI endpoint) {
        URI base = EndpointProbe.base(Objects.requireNonNull(endpoint, "endpoint"));
        return new ForeignAws(new Endpoint(base, EndpointProbe.isLocalStack(base), false, () -> {}));
    }

    /** Uses a LocalStack that runs at an address, and nothing else. */
    static ForeignAws runningLocalStack(URI endpoint) {
        URI base = EndpointProbe.base(endpoint);
        if (!EndpointProbe.isLocalStack(base)) {
            throw new IllegalStateException("What answers at " + base + " is not LocalStack.");
        }
        return new ForeignAws(new Endpoint(base, true, false, () -> {}));
    }

    /** Starts a container. */
    public static ForeignAws localStack(String image) {
        LocalStackServer server = LocalStackServer.start(Objects.requireNonNull(image, "image"));
        try {
            return new ForeignAws(new Endpoint(server.uri(), true, true, server::close));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private String askAccountId() {
        try {
            return sts().getCallerIdentity().account();
        } catch (SdkException e) {
            clients.close();
            throw new IllegalStateException(
                    "What answers at " + endpoint.base() + " does not tell its account: " + e.getMessage(), e);
        }
    }

    @Override
    public URI endpoint(AwsService service) {
        return Objects.requireNonNull(service, "service") == AwsService.GLUE ? glue.uri() : endpoint.base();
    }

    @Override
    public String region() {
        return REGION;
    }

    @Override
    public String accountId() {
        return accountId;
    }

    @Override
    public String accessKeyId() {
        return KEY;
    }

    @Override
    public String secretAccessKey() {
        return KEY;
    }

    @Override
    public <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
        return clients.configure(builder);
    }

    @Override
    public synchronized <C extends SdkClient> C client(Class<C> type) {
        if (closed) {
            throw new IllegalStateException("The AWS environment is closed: take clients from a running one.");
        }
        return clients.client(type);
    }

    @Override
    public GlueControl glueControl() {
        return glue.control();
    }

    @Override
    public Capabilities capabilities() {
        return endpoint.localStack() ? Differences.LOCALSTACK : Differences.UNKNOWN;
    }

    @Override
    public void reset() {
        glue.reset();
        Cleaner cleaner = new Cleaner(clients);
        if (endpoint.own()) {
            cleaner.removeAll();
            ledger.takeAll();
        } else {
            cleaner.remove(ledger.takeAll());
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            clients.close();
            glue.close();
            endpoint.ownServer().run();
        }
    }

    @Override
    public String toString() {
        return (endpoint.localStack() ? "LocalStack at " : "AWS services at ") + endpoint.base();
    }
}
