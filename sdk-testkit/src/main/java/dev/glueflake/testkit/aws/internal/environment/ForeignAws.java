package dev.glueflake.testkit.aws.internal.environment;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.client.ClientConfiguration;
import dev.glueflake.testkit.aws.internal.environment.Origin.Place;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Cleaner;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Ledger;
import dev.glueflake.testkit.glue.GlueControl;
import dev.glueflake.testkit.lambda.FunctionControl;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/** Services at one endpoint elsewhere, and Glue here. Safe for use by several threads. */
public final class ForeignAws implements AwsEnvironment {
    private final Origin origin;
    private final Ledger ledger = new Ledger();
    private final AwsClients clients;
    private final LocalGlue glue;
    private final Place place;
    private final Capabilities capabilities;
    private boolean closed;

    private ForeignAws(Origin origin) {
        this.origin = origin;
        this.clients = new AwsClients(
                this::endpoint, new ClientConfiguration(Origin.REGION, Origin.KEY, Origin.KEY, List.of(ledger)));
        this.glue = LocalGlue.start(origin, clients);
        this.place = start(origin, glue);
        this.capabilities = Differences.of(origin, glue.isReachedFrom(place.base()));
    }

    private static Place start(Origin origin, LocalGlue glue) {
        try {
            return origin.starter().apply(glue.uri().getPort());
        } catch (RuntimeException e) {
            glue.close();
            throw e;
        }
    }

    /** Uses what runs at an address. */
    public static ForeignAws external(URI endpoint) {
        return new ForeignAws(Origin.external(Objects.requireNonNull(endpoint, "endpoint")));
    }

    /** Uses a LocalStack that runs at an address, and nothing else. */
    static ForeignAws runningLocalStack(URI endpoint) {
        return new ForeignAws(Origin.runningLocalStack(endpoint));
    }

    /** Starts a container. */
    public static ForeignAws localStack(String image) {
        return new ForeignAws(Origin.container(Objects.requireNonNull(image, "image")));
    }

    private URI endpoint(String service) {
        return service.equals(AwsService.GLUE.id()) ? glue.uri() : place.base();
    }

    @Override
    public URI endpoint(AwsService service) {
        return endpoint(Objects.requireNonNull(service, "service").id());
    }

    @Override
    public String region() {
        return Origin.REGION;
    }

    @Override
    public String accountId() {
        return origin.accountId();
    }

    @Override
    public String accessKeyId() {
        return Origin.KEY;
    }

    @Override
    public String secretAccessKey() {
        return Origin.KEY;
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
    public FunctionControl functions() {
        throw new UnsupportedOperationException(this + " has no Java functions: "
                + capabilities.reason(Capability.JAVA_FUNCTIONS).orElse("nobody has told it how to call them"));
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void reset() {
        glue.reset();
        Cleaner cleaner = new Cleaner(clients);
        if (origin.own()) {
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
            place.end().run();
        }
    }

    @Override
    public String toString() {
        return (origin.localStack() ? "LocalStack at " : "AWS services at ") + place.base();
    }
}
