package dev.glueflake.testkit.aws;

import dev.glueflake.testkit.aws.internal.EmbeddedServices;
import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.client.ClientConfiguration;
import dev.glueflake.testkit.glue.GlueControl;
import dev.glueflake.testkit.lambda.FunctionControl;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/**
 * AWS services inside this JVM, over HTTP on the loopback interface. Safe for use by several threads.
 *
 * <p>Any credentials are accepted and no signature is checked. What is stored lives in memory; larger S3 bodies lie in
 * a temporary directory that {@link #close()} deletes. An operation that is not there answers HTTP 400 {@code
 * UnknownOperationException} and is listed by {@link #unknownOperations()}.
 */
public final class EmbeddedAws implements AwsEnvironment {
    private static final String ACCESS_KEY_ID = "embedded-access-key";
    private static final String SECRET_ACCESS_KEY = "embedded-secret-access-key";

    private final EmbeddedServices services;
    private final Faults faults;
    private final Events events;
    private final Queues queues;
    private @Nullable AwsClients clients;
    private boolean closed;

    private EmbeddedAws(EmbeddedServices services) {
        this.services = services;
        this.faults = new Faults(services.faults(), services::operations);
        this.events = new Events(services.events());
        this.queues = new Queues(services.queues());
    }

    /**
     * Begins the settings of an environment.
     *
     * @return a builder with the defaults: region {@code us-east-1}, the system's clock, a free port
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the script of what shall go wrong.
     *
     * @return the fault script of this environment
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Returns the calls since the start or the last reset, oldest first. Only the last 10,000 are kept.
     *
     * @return a copy
     */
    public List<AwsCall> calls() {
        return services.calls().all();
    }

    /**
     * Counts the requests of one operation since the start or the last reset, those that a fault cut included.
     *
     * @param service the service
     * @param operation the operation's name, for instance {@code GetSecretValue}
     * @return how many reached the environment
     */
    public int callCount(AwsService service, String operation) {
        return services.calls().count(service, operation);
    }

    /**
     * Returns what was asked for and is not there, since the start or the last reset.
     *
     * @return a text per request, service and operation as far as they could be read
     */
    public List<String> unknownOperations() {
        return services.calls().unknown();
    }

    /**
     * Returns the metrics that CloudWatch got since the start or the last reset, in the order of their arrival.
     *
     * @return a copy
     */
    public List<RecordedMetric> recordedMetrics() {
        return services.recordedMetrics();
    }

    @Override
    public GlueControl glueControl() {
        return services.glueControl();
    }

    /**
     * Returns the event bus as a test sees it: recorded events, subscriptions, duplicated, lost and reordered ones.
     *
     * @return the control of this environment's event bus
     */
    public Events events() {
        return events;
    }

    /**
     * Returns the queues as a test sees them: batches fed to a handler, duplicated messages.
     *
     * @return the control of this environment's SQS
     */
    public Queues queues() {
        return queues;
    }

    @Override
    public FunctionControl functions() {
        return services.functions();
    }

    @Override
    public URI endpoint(AwsService service) {
        Objects.requireNonNull(service, "service");
        return services.uri();
    }

    @Override
    public String region() {
        return services.identity().region();
    }

    @Override
    public String accountId() {
        return services.identity().accountId();
    }

    @Override
    public String accessKeyId() {
        return ACCESS_KEY_ID;
    }

    @Override
    public String secretAccessKey() {
        return SECRET_ACCESS_KEY;
    }

    @Override
    public <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
        return clients().configure(builder);
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type) {
        return clients().client(type);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.ALL;
    }

    /**
     * {@inheritDoc} The fault script, subscriptions to events and the lists of calls, metrics and events are emptied
     * too.
     */
    @Override
    public void reset() {
        services.reset();
    }

    @Override
    public synchronized void close() {
        if (clients != null) {
            clients.close();
        }
        clients = null;
        closed = true;
        services.close();
    }

    /** Made at the first use only: without a client nothing of the AWS SDK is loaded. */
    private synchronized AwsClients clients() {
        if (closed) {
            throw new IllegalStateException("The AWS environment is closed: take clients from a running one.");
        }
        AwsClients now = clients;
        if (now == null) {
            now = new AwsClients(
                    AwsClients.only(this::endpoint),
                    new ClientConfiguration(region(), ACCESS_KEY_ID, SECRET_ACCESS_KEY));
            clients = now;
        }
        return now;
    }

    /** Settings of an {@link EmbeddedAws}. Not thread-safe. */
    public static final class Builder {
        private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
        private static final int MAX_PORT = 65_535;

        private String region = "us-east-1";
        private Clock clock = Clock.systemUTC();
        private int port;

        private Builder() {}

        /**
         * Sets the region.
         *
         * @param value for instance {@code eu-central-1}
         * @return this builder
         * @throws IllegalArgumentException if it is not shaped like a region
         */
        public Builder region(String value) {
            if (!REGION.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "Not an AWS region: '" + value + "'. Give one such as eu-central-1.");
            }
            this.region = value;
            return this;
        }

        /**
         * Sets the clock that every service takes its time from.
         *
         * @param value the clock; a movable one makes expiry and time stamps a test's own business
         * @return this builder
         */
        public Builder clock(Clock value) {
            this.clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Sets the port to listen on.
         *
         * @param value 1 to 65535, or 0 for a free one
         * @return this builder
         * @throws IllegalArgumentException if it is no port
         */
        public Builder port(int value) {
            if (value < 0 || value > MAX_PORT) {
                throw new IllegalArgumentException("Not a port: " + value + ". Give 0 for a free one.");
            }
            this.port = value;
            return this;
        }

        /**
         * Starts the services.
         *
         * @return a running environment, to be closed
         * @throws java.io.UncheckedIOException if the port is taken
         */
        public EmbeddedAws start() {
            return new EmbeddedAws(EmbeddedServices.start(region, clock, port));
        }
    }
}
