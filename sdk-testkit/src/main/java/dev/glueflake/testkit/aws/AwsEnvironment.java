package dev.glueflake.testkit.aws;

import dev.glueflake.testkit.aws.internal.environment.ChosenEnvironment;
import dev.glueflake.testkit.aws.internal.environment.ForeignAws;
import dev.glueflake.testkit.glue.GlueControl;
import dev.glueflake.testkit.lambda.FunctionControl;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * AWS services that a test talks to: embedded ones, LocalStack in a container, or what runs at a given endpoint. Safe
 * for use by several threads.
 *
 * <p>An environment that was asked for and cannot be had is an error that says why; none stands in for another. Glue is
 * this library's own in all of them, since no other emulation has crawlers and job runs that go through their states;
 * its crawlers read the S3 of the environment.
 *
 * <p>The methods that return SDK clients need that service's SDK module and an SDK HTTP client on the class path; all
 * others work without the AWS SDK. Clients are made at the first call, are the same at each further one, and are closed
 * with the environment. They use the SDK's standard retry mode: 3 attempts per call.
 */
public interface AwsEnvironment extends AutoCloseable {

    /** The system property, and JUnit configuration parameter, that {@link #configured()} goes by. */
    String PROPERTY = "glueflake.aws";

    /** The last LocalStack image that starts without an account; {@code localstack} stands for it. */
    String LOCALSTACK_IMAGE = "localstack/localstack:4.14.0";

    /**
     * Starts the embedded services with their defaults.
     *
     * @return a running environment of its own, to be closed
     */
    static EmbeddedAws embedded() {
        return EmbeddedAws.builder().start();
    }

    /**
     * Starts LocalStack in a container of its own, by Testcontainers' module {@code testcontainers-localstack}, which
     * must be on the class path.
     *
     * <p>The environment variable {@code LOCALSTACK_AUTH_TOKEN} is handed on to the container. An image that is not on
     * the Docker engine is pulled only if the system property {@code glueflake.aws.pull} is {@code true}.
     * Glue listens on all interfaces of this machine meanwhile, so that the container's Step Functions reach it.
     *
     * @param image for instance {@link #LOCALSTACK_IMAGE}, or any image that behaves like it
     * @return a running environment of its own, to be closed
     * @throws IllegalStateException if no Docker engine answers within 2 seconds, the image is not there or needs a
     *     token, or the container does not start
     */
    static AwsEnvironment localStack(String image) {
        return ForeignAws.localStack(image);
    }

    /**
     * Uses services that run already: LocalStack, moto or another emulation, at one endpoint for all of them. Nobody is
     * asked to be real AWS here: credentials are {@code test}/{@code test} and the region is {@code us-east-1}.
     *
     * <p>Glue takes the port that the system property {@code glueflake.aws.glue.port} gives, if any: that is where a
     * LocalStack that was started with {@code GLUE_ENDPOINT_URL} looks for it.
     *
     * @param endpoint for instance {@code http://127.0.0.1:4566}
     * @return an environment that {@link #reset()} and {@link #close()} leave running
     * @throws IllegalArgumentException if that is no {@code http} address, or the property no port
     * @throws IllegalStateException if nothing answers there within 2 seconds, or Glue's port is taken
     */
    static AwsEnvironment external(URI endpoint) {
        return ForeignAws.external(endpoint);
    }

    /**
     * Starts the environment that a text names.
     *
     * @param choice {@code embedded}; {@code localstack}, which is the LocalStack at the environment variable {@code
     *     GLUEFLAKE_LOCALSTACK_URI} if that is set and a container of {@link #LOCALSTACK_IMAGE} if not; {@code
     *     localstack:} and an image; or the {@code http} address of an endpoint
     * @return the environment, to be closed
     * @throws IllegalArgumentException if the text is none of these
     * @throws IllegalStateException if the environment cannot be had
     */
    static AwsEnvironment named(String choice) {
        return ChosenEnvironment.start(choice);
    }

    /**
     * Starts the environment that the system property {@value #PROPERTY} names; the embedded one if it is not set.
     *
     * @return the environment, to be closed
     * @throws IllegalArgumentException if the property is set and names none
     * @throws IllegalStateException if the environment cannot be had
     */
    static AwsEnvironment configured() {
        return ChosenEnvironment.start(System.getProperty(PROPERTY, ChosenEnvironment.EMBEDDED));
    }

    /**
     * Returns where a service listens.
     *
     * @param service the service
     * @return its endpoint, without a trailing slash; S3 needs path-style addresses
     */
    URI endpoint(AwsService service);

    /**
     * Returns the region that all services are in.
     *
     * @return for instance {@code us-east-1}
     */
    String region();

    /**
     * Returns the id of the account that owns everything.
     *
     * @return twelve digits
     */
    String accountId();

    /**
     * Returns the access key to sign requests with.
     *
     * @return an access key id
     */
    String accessKeyId();

    /**
     * Returns the secret that belongs to {@link #accessKeyId()}.
     *
     * @return a secret access key
     */
    String secretAccessKey();

    /**
     * Points a builder of any SDK client, sync or async, to this environment: endpoint, region and credentials. To be
     * called after the builder's own {@code overrideConfiguration}, to which it adds.
     *
     * @param builder the builder of a service that the environment has
     * @param <B> the builder's type
     * @return the same builder
     * @throws IllegalArgumentException if the builder belongs to a service that the environment has not
     */
    <B extends AwsClientBuilder<B, ?>> B configure(B builder);

    /**
     * Returns a client for a service, any that the environment has.
     *
     * @param type the client's interface, for instance {@code S3Client.class}
     * @param <C> the client's type
     * @return the environment's own client
     * @throws IllegalArgumentException if the type is no client of the AWS SDK, or of a service that is not here
     */
    <C extends SdkClient> C client(Class<C> type);

    /**
     * Returns a client for S3.
     *
     * @return the environment's own client
     */
    default S3Client s3() {
        return client(S3Client.class);
    }

    /**
     * Returns an asynchronous client for S3. Needs an asynchronous SDK HTTP client on the class path.
     *
     * @return the environment's own client
     */
    default S3AsyncClient s3Async() {
        return client(S3AsyncClient.class);
    }

    /**
     * Returns a client for the SSM Parameter Store.
     *
     * @return the environment's own client
     */
    default SsmClient ssm() {
        return client(SsmClient.class);
    }

    /**
     * Returns a client for Secrets Manager.
     *
     * @return the environment's own client
     */
    default SecretsManagerClient secretsManager() {
        return client(SecretsManagerClient.class);
    }

    /**
     * Returns a client for CloudWatch.
     *
     * @return the environment's own client
     */
    default CloudWatchClient cloudWatch() {
        return client(CloudWatchClient.class);
    }

    /**
     * Returns an asynchronous client for CloudWatch. Needs an asynchronous SDK HTTP client on the class path.
     *
     * @return the environment's own client
     */
    default CloudWatchAsyncClient cloudWatchAsync() {
        return client(CloudWatchAsyncClient.class);
    }

    /**
     * Returns a client for STS.
     *
     * @return the environment's own client
     */
    default StsClient sts() {
        return client(StsClient.class);
    }

    /**
     * Returns a client for Glue.
     *
     * @return the environment's own client
     */
    default GlueClient glue() {
        return client(GlueClient.class);
    }

    /**
     * Returns a client for SQS.
     *
     * @return the environment's own client
     */
    default SqsClient sqs() {
        return client(SqsClient.class);
    }

    /**
     * Returns a client for EventBridge.
     *
     * @return the environment's own client
     */
    default EventBridgeClient eventBridge() {
        return client(EventBridgeClient.class);
    }

    /**
     * Returns a client for Lambda.
     *
     * @return the environment's own client
     */
    default LambdaClient lambda() {
        return client(LambdaClient.class);
    }

    /**
     * Returns a client for Step Functions.
     *
     * @return the environment's own client
     */
    default SfnClient stepFunctions() {
        return client(SfnClient.class);
    }

    /**
     * Returns what a test does to Glue beside its API: job bodies, durations, scripted runs and crawls.
     *
     * @return the control of this environment's Glue
     */
    GlueControl glueControl();

    /**
     * Returns Lambda's functions as a test sees them: Java handlers that are functions, and what waits for them.
     *
     * @return the control of this environment's Lambda
     * @throws UnsupportedOperationException if the environment lacks {@link Capability#JAVA_FUNCTIONS}; it says why
     */
    FunctionControl functions();

    /**
     * Tells in what the environment differs from AWS.
     *
     * @return the same for each call
     */
    Capabilities capabilities();

    /**
     * Removes what was created: buckets, parameters, secrets, queues, rules, functions, state
     * machines with their executions, the Glue catalog, its crawlers and jobs.
     * Where the environment is its own, embedded or in a container, that is all there is; at an external endpoint it is
     * what the clients of this environment and those of its {@link #configure} created, and nothing else.
     */
    void reset();

    /** Ends the environment, its clients, its threads and its files. A second call does nothing. */
    @Override
    void close();

    /** What AWS does and an emulation of it may do otherwise. */
    enum Capability {
        /** SSM returns a SecureString that is read without decryption as a text that does not show the value. */
        ENCRYPTED_SECURE_STRINGS,
        /** EventBridge refuses the sources {@code aws.*} of its own services in PutEvents. */
        RESERVED_EVENT_SOURCES,
        /** The host in a queue's URL is that of the endpoint, so that the URL can be used as it is. */
        REACHABLE_QUEUE_URLS,
        /** Events of Glue arrive in EventBridge, and from there in queues. */
        GLUE_EVENTS,
        /** Tasks of Step Functions start this environment's Glue jobs and crawlers. */
        GLUE_TASKS,
        /** A rule of EventBridge starts a workflow of Glue. */
        GLUE_WORKFLOW_TARGETS,
        /** A Java handler of the test itself can be a function of Lambda. */
        JAVA_FUNCTIONS,
        /** Step Functions refuses a definition that leads to a state that is not there. */
        CHECKED_TRANSITIONS,
        /** Step Functions says what is wrong with a definition in its own words. */
        DEFINITION_MESSAGES,
        /** Errors of Step Functions' SDK integrations begin with the service's name as in the SDK's types: {@code Ssm}. */
        SDK_TASK_ERRORS,
        /** A space in an object's key is a plus sign in S3's notifications. */
        PLUS_IN_EVENT_KEYS,
        /** {@link AwsEnvironment#reset()} removes metrics too. */
        METRICS_RESET
    }

    /**
     * The differences between an environment and AWS. Immutable.
     *
     * @param missing why, for each capability that is not there
     */
    record Capabilities(Map<Capability, String> missing) {
        /** Nothing is missing. */
        public static final Capabilities ALL = new Capabilities(Map.of());

        /**
         * Makes a value.
         *
         * @param missing why, for each capability that is not there
         */
        public Capabilities {
            missing = Map.copyOf(missing);
        }

        /**
         * Tells whether a capability is there.
         *
         * @param capability the capability
         * @return whether the environment does as AWS does
         */
        public boolean has(Capability capability) {
            return !missing.containsKey(capability);
        }

        /**
         * Returns why a capability is not there.
         *
         * @param capability the capability
         * @return a sentence, or nothing where the capability is there
         */
        public Optional<String> reason(Capability capability) {
            return Optional.ofNullable(missing.get(capability));
        }
    }
}
