package dev.glueflake.testkit.aws;

import java.net.URI;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
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
 * AWS services that a test talks to. Safe for use by several threads.
 *
 * <p>The methods that return SDK clients need that service's SDK module and an SDK HTTP client on the class path; all
 * others work without the AWS SDK. Clients are made at the first call, are the same at each further one, and are closed
 * with the environment. They use the SDK's standard retry mode: 3 attempts per call.
 */
public interface AwsEnvironment extends AutoCloseable {

    /**
     * Starts the embedded services with their defaults.
     *
     * @return a running environment of its own, to be closed
     */
    static EmbeddedAws embedded() {
        return EmbeddedAws.builder().start();
    }

    /**
     * Returns where a service listens.
     *
     * @param service the service
     * @return its endpoint, without a trailing slash; the host is an IP literal, so S3 needs path-style addresses
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
     * Points a builder of any SDK client, sync or async, to this environment: endpoint, region and credentials.
     *
     * @param builder the builder of a service of {@link AwsService}
     * @param <B> the builder's type
     * @return the same builder
     * @throws IllegalArgumentException if the builder belongs to a service that the environment has not
     */
    <B extends AwsClientBuilder<B, ?>> B configure(B builder);

    /**
     * Returns a client for S3.
     *
     * @return the environment's own client
     */
    S3Client s3();

    /**
     * Returns an asynchronous client for S3. Needs an asynchronous SDK HTTP client on the class path.
     *
     * @return the environment's own client
     */
    S3AsyncClient s3Async();

    /**
     * Returns a client for the SSM Parameter Store.
     *
     * @return the environment's own client
     */
    SsmClient ssm();

    /**
     * Returns a client for Secrets Manager.
     *
     * @return the environment's own client
     */
    SecretsManagerClient secretsManager();

    /**
     * Returns a client for CloudWatch.
     *
     * @return the environment's own client
     */
    CloudWatchClient cloudWatch();

    /**
     * Returns an asynchronous client for CloudWatch. Needs an asynchronous SDK HTTP client on the class path.
     *
     * @return the environment's own client
     */
    CloudWatchAsyncClient cloudWatchAsync();

    /**
     * Returns a client for STS.
     *
     * @return the environment's own client
     */
    StsClient sts();

    /**
     * Returns a client for Glue.
     *
     * @return the environment's own client
     */
    GlueClient glue();

    /**
     * Returns a client for SQS.
     *
     * @return the environment's own client
     */
    SqsClient sqs();

    /**
     * Returns a client for EventBridge.
     *
     * @return the environment's own client
     */
    EventBridgeClient eventBridge();

    /**
     * Returns a client for Lambda.
     *
     * @return the environment's own client
     */
    LambdaClient lambda();

    /**
     * Returns a client for Step Functions.
     *
     * @return the environment's own client
     */
    SfnClient stepFunctions();

    /**
     * Removes everything that was created: buckets, parameters, secrets, metrics, queues, rules, functions, state
     * machines with their executions, the Glue catalog, its crawlers and jobs, and what was recorded.
     */
    void reset();

    /** Ends the environment, its clients, its threads and its files. A second call does nothing. */
    @Override
    void close();
}
