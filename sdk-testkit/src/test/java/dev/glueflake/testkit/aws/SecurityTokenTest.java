package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

@ExtendWith(AwsExtension.class)
class SecurityTokenTest {
    private final AwsEnvironment aws;
    private final StsClient sts;

    SecurityTokenTest(AwsEnvironment aws, StsClient sts) {
        this.aws = aws;
        this.sts = sts;
    }

    @Test
    void theCallerIsTheEnvironmentsAccount() {
        assertThat(sts.getCallerIdentity().account()).isEqualTo(aws.accountId());
    }

    @Test
    void aRoleGivesCredentialsForAWhile() {
        Instant before = Instant.now();

        AssumeRoleResponse answer = sts.assumeRole(request -> request.roleArn("arn:aws:iam::123456789012:role/loader")
                .roleSessionName("test")
                .durationSeconds(900));

        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/loader/test");
        assertThat(answer.credentials().sessionToken()).isNotEmpty();
        assertThat(Duration.between(before, answer.credentials().expiration()))
                .isBetween(Duration.ofSeconds(895), Duration.ofSeconds(930));
    }

    @Test
    void aWrongRoleIsRefused() {
        assertThatThrownBy(() -> sts.assumeRole(request ->
                        request.roleArn("arn:aws:iam::123456789012:user/me").roleSessionName("test")))
                .isInstanceOfSatisfying(StsException.class, error -> assertThat(error.statusCode())
                        .isEqualTo(400));
    }
}
