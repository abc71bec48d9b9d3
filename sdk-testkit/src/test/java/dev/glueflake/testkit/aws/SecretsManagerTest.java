package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsManagerTest {
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2026-03-01T10:00:00Z"));

    @RegisterExtension
    static final AwsExtension AWS = AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final SecretsManagerClient secrets;

    SecretsManagerTest(SecretsManagerClient secrets) {
        this.secrets = secrets;
    }

    @Test
    void aSecretIsReadByNameAndByArn() {
        CreateSecretResponse created =
                secrets.createSecret(request -> request.name("db/main").secretString("{\"user\":\"u\"}"));

        GetSecretValueResponse byName = get("db/main");

        assertThat(byName.secretString()).isEqualTo("{\"user\":\"u\"}");
        assertThat(byName.versionId()).isEqualTo(created.versionId());
        assertThat(byName.versionStages()).containsExactly("AWSCURRENT");
        assertThat(byName.createdDate()).isEqualTo(CLOCK.instant());
        assertThat(get(created.arn()).versionId()).isEqualTo(created.versionId());
        assertThat(get(created.arn().substring(0, created.arn().length() - 7)).versionId())
                .isEqualTo(created.versionId());
    }

    @Test
    void bytesComeBackAsBytes() {
        byte[] bytes = {0, (byte) 0xFF, 7};
        secrets.createSecret(request -> request.name("binary").secretBinary(SdkBytes.fromByteArray(bytes)));

        assertThat(get("binary").secretBinary().asByteArray()).isEqualTo(bytes);
        assertThat(get("binary").secretString()).isNull();
    }

    @Test
    void aNewValueMovesTheLabels() {
        String first = secrets.createSecret(request -> request.name("s").secretString("1"))
                .versionId();
        String second = secrets.putSecretValue(request -> request.secretId("s").secretString("2"))
                .versionId();
        String pending = secrets.putSecretValue(
                        request -> request.secretId("s").secretString("3").versionStages("AWSPENDING"))
                .versionId();

        assertThat(get("s").secretString()).isEqualTo("2");
        assertThat(secrets.getSecretValue(request -> request.secretId("s").versionStage("AWSPREVIOUS"))
                        .versionId())
                .isEqualTo(first);
        assertThat(secrets.getSecretValue(request -> request.secretId("s").versionId(pending))
                        .secretString())
                .isEqualTo("3");

        secrets.updateSecretVersionStage(request -> request.secretId("s")
                .versionStage("AWSCURRENT")
                .removeFromVersionId(second)
                .moveToVersionId(pending));

        assertThat(get("s").secretString()).isEqualTo("3");
        assertThat(secrets.describeSecret(request -> request.secretId("s")).versionIdsToStages())
                .containsEntry(second, List.of("AWSPREVIOUS"))
                .containsEntry(pending, List.of("AWSCURRENT", "AWSPENDING"))
                .doesNotContainKey(first);
    }

    @Test
    void aRepeatedWriteWithTheSameTokenIsOneWrite() {
        String token = "00000000-0000-0000-0000-000000000001";
        secrets.createSecret(request -> request.name("s").secretString("1"));
        secrets.putSecretValue(
                request -> request.secretId("s").clientRequestToken(token).secretString("2"));

        assertThat(secrets.putSecretValue(request ->
                                request.secretId("s").clientRequestToken(token).secretString("2"))
                        .versionId())
                .isEqualTo(token);
        assertThatThrownBy(() -> secrets.putSecretValue(request ->
                        request.secretId("s").clientRequestToken(token).secretString("other")))
                .isInstanceOf(ResourceExistsException.class);
        assertThat(secrets.listSecretVersionIds(request -> request.secretId("s"))
                        .versions())
                .hasSize(2);
    }

    @Test
    void whatIsMissingOrTakenIsATypedException() {
        secrets.createSecret(request -> request.name("empty"));

        assertThatThrownBy(() -> get("absent")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> get("empty"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("AWSCURRENT");
        assertThatThrownBy(() ->
                        secrets.createSecret(request -> request.name("empty").secretString("1")))
                .isInstanceOf(ResourceExistsException.class);
        assertThat(secrets.listSecrets().secretList())
                .extracting(it -> it.name())
                .containsExactly("empty");
    }

    @Test
    void aDeletedSecretCanBeRestoredUntilItsTimeIsUp() {
        secrets.createSecret(request -> request.name("s").secretString("1"));
        secrets.deleteSecret(request -> request.secretId("s").recoveryWindowInDays(7L));

        assertThatThrownBy(() -> get("s")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(
                        () -> secrets.createSecret(request -> request.name("s").secretString("2")))
                .isInstanceOf(InvalidRequestException.class);

        secrets.restoreSecret(request -> request.secretId("s"));
        assertThat(get("s").secretString()).isEqualTo("1");

        secrets.deleteSecret(request -> request.secretId("s").recoveryWindowInDays(7L));
        CLOCK.advance(Duration.ofDays(7));

        assertThatThrownBy(() -> get("s")).isInstanceOf(ResourceNotFoundException.class);
        secrets.createSecret(request -> request.name("s").secretString("2"));
        assertThat(get("s").secretString()).isEqualTo("2");
    }

    @Test
    void updateChangesValueAndDescription() {
        secrets.createSecret(request -> request.name("s").secretString("1").description("old"));

        secrets.updateSecret(request -> request.secretId("s").secretString("2").description("new"));

        assertThat(get("s").secretString()).isEqualTo("2");
        assertThat(secrets.describeSecret(request -> request.secretId("s")).description())
                .isEqualTo("new");
    }

    @Test
    void readsAreCountedAndErrorsScripted() {
        EmbeddedAws aws = AWS.environment();
        secrets.createSecret(request -> request.name("s").secretString("1"));
        aws.faults()
                .on(AwsService.SECRETS_MANAGER, "GetSecretValue")
                .keyPrefix("s")
                .error("DecryptionFailure", "The key is disabled", 1);

        assertThatThrownBy(() -> get("s")).isInstanceOf(DecryptionFailureException.class);
        get("s");

        assertThat(aws.callCount(AwsService.SECRETS_MANAGER, "GetSecretValue")).isEqualTo(2);
    }

    private GetSecretValueResponse get(String id) {
        return secrets.getSecretValue(request -> request.secretId(id));
    }
}
