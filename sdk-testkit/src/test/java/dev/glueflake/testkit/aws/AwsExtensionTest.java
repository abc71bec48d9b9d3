package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

@ExtendWith(AwsExtension.class)
class AwsExtensionTest {
    private final EmbeddedAws ofConstructor;

    AwsExtensionTest(EmbeddedAws aws) {
        this.ofConstructor = aws;
    }

    @BeforeEach
    void createBucket(S3Client s3) {
        s3.createBucket(request -> request.bucket("of-set-up"));
    }

    /** Whichever comes second sees what the first one left, if anything. */
    @RepeatedTest(2)
    void eachTestBeginsWithNothing(S3Client s3) {
        assertThat(s3.listBuckets().buckets()).hasSize(1);

        s3.createBucket(request -> request.bucket("left-over"));
    }

    @Test
    void parametersComeFromOneEnvironment(
            AwsEnvironment environment,
            Faults faults,
            S3Client s3,
            SsmClient ssm,
            SecretsManagerClient secrets,
            CloudWatchClient cloudWatch,
            StsClient sts) {
        assertThat(environment).isSameAs(ofConstructor);
        assertThat(faults).isSameAs(ofConstructor.faults());
        assertThat(s3).isSameAs(environment.s3());
        assertThat(ssm).isSameAs(environment.ssm());
        assertThat(secrets).isSameAs(environment.secretsManager());
        assertThat(cloudWatch).isSameAs(environment.cloudWatch());
        assertThat(sts).isSameAs(environment.sts());
    }

    @Nested
    class Inside {
        @Test
        void nestedClassesShareTheEnvironment(EmbeddedAws aws) {
            assertThat(aws).isSameAs(ofConstructor);
        }
    }

    @Test
    void thereIsNoEnvironmentBeforeTheTestClass() {
        assertThatThrownBy(() -> new AwsExtension().environment()).isInstanceOf(IllegalStateException.class);
    }
}
