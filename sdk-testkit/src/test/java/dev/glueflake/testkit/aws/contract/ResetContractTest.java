package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.aws.AwsEnvironment;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.ssm.model.ParameterType;

@Contract
class ResetContractTest {
    private final String name = Names.unique("contract");
    private final AwsEnvironment aws;

    ResetContractTest(AwsEnvironment aws) {
        this.aws = aws;
    }

    @Test
    void resetRemovesWhatWasCreated() {
        createEverything();

        aws.reset();

        assertThat(aws.s3().listBuckets().buckets()).extracting(Bucket::name).doesNotContain(name);
        assertThat(aws.sqs()
                        .listQueues(request -> request.queueNamePrefix(name))
                        .queueUrls())
                .isEmpty();
        assertThat(aws.ssm().getParameters(request -> request.names(name)).invalidParameters())
                .containsExactly(name);
        assertThat(aws.secretsManager().listSecrets().secretList())
                .extracting(SecretListEntry::name)
                .doesNotContain(name);
        assertThat(aws.eventBridge()
                        .listRules(request -> request.namePrefix(name))
                        .rules())
                .isEmpty();
        assertThat(aws.stepFunctions().listStateMachines().stateMachines())
                .extracting(StateMachineListItem::name)
                .doesNotContain(name);
        assertThat(aws.glue().getDatabases(request -> {}).databaseList()).isEmpty();
    }

    private void createEverything() {
        aws.s3().createBucket(request -> request.bucket(name));
        aws.s3().putObject(request -> request.bucket(name).key("k"), RequestBody.fromString("v"));
        aws.s3().createMultipartUpload(request -> request.bucket(name).key("begun"));
        aws.sqs().createQueue(request -> request.queueName(name));
        aws.ssm()
                .putParameter(
                        request -> request.name(name).type(ParameterType.STRING).value("v"));
        aws.secretsManager().createSecret(request -> request.name(name).secretString("v"));
        aws.eventBridge().putRule(request -> request.name(name).eventPattern("{\"source\":[\"" + name + "\"]}"));
        aws.stepFunctions().createStateMachine(request -> request.name(name)
                .roleArn("arn:aws:iam::" + aws.accountId() + ":role/machines")
                .definition("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"));
        aws.glue().createDatabase(request -> request.databaseInput(input -> input.name(name)));
    }

    /** A client that the environment only configured is watched like its own. */
    @Test
    void resetRemovesWhatOthersClientsCreated() {
        try (S3Client own = aws.configure(S3Client.builder()).build()) {
            own.createBucket(request -> request.bucket(name));
        }

        aws.reset();

        assertThat(aws.s3().listBuckets().buckets()).extracting(Bucket::name).doesNotContain(name);
    }
}
