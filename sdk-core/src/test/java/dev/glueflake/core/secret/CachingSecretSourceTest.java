package dev.glueflake.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.TransientException;
import dev.glueflake.core.support.ManualClock;
import dev.glueflake.core.support.SecretTexts;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachingSecretSourceTest {
    private final ManualClock clock = new ManualClock();
    private final EmbeddedAws aws = AwsEnvironment.embedded();
    private final CachingSecretSource cache =
            CachingSecretSource.of(SecretsManagerSecretSource.of(aws.secretsManager()), Duration.ofMinutes(5), clock);

    @BeforeEach
    void create() {
        aws.secretsManager().createSecret(request -> request.name("db").secretString(json("old")));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private static String json(String version) {
        return "{\"user\":\"user-" + version + "\",\"password\":\"password-" + version + "\"}";
    }

    private void rotate(String version) {
        aws.secretsManager().putSecretValue(request -> request.secretId("db").secretString(json(version)));
    }

    private String get(String key) {
        try (Secret secret = cache.get(SecretReference.of("db", key))) {
            return secret.useChars(String::new);
        }
    }

    private int calls() {
        return aws.callCount(AwsService.SECRETS_MANAGER, "GetSecretValue");
    }

    private void outage() {
        aws.faults().on(AwsService.SECRETS_MANAGER, "GetSecretValue").serverError(500, 3);
    }

    @Test
    void allKeysOfASecretComeFromOneFetch() {
        assertThat(get("user")).isEqualTo("user-old");
        assertThat(get("password")).isEqualTo("password-old");
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void fetchesAgainWhenTheTimeIsOver() {
        get("user");
        rotate("new");
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(get("user")).isEqualTo("user-old");

        clock.advance(Duration.ofMillis(1));
        assertThat(get("user")).isEqualTo("user-new");
    }

    @Test
    void aForcedRefreshBringsTheRotatedSecretForAllKeys() {
        get("user");
        rotate("new");

        try (Secret password = cache.refresh(SecretReference.of("db", "password"))) {
            assertThat(SecretTexts.textOf(password)).isEqualTo("password-new");
        }
        assertThat(get("user")).isEqualTo("user-new");
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void afterAFailedRefreshTheOldSecretIsGone() {
        get("user");
        outage();

        assertThatExceptionOfType(TransientException.class)
                .isThrownBy(() -> cache.refresh(SecretReference.of("db", "user")));
        outage();
        assertThatExceptionOfType(TransientException.class).isThrownBy(() -> get("user"));
        assertThat(get("user")).isEqualTo("user-old");
    }

    @Test
    void anExpiredSecretIsNotAnsweredDuringAnOutage() {
        get("user");
        clock.advance(Duration.ofMinutes(6));
        outage();

        assertThatExceptionOfType(TransientException.class).isThrownBy(() -> get("user"));
    }

    @Test
    void aFetchThatBeganBeforeARefreshDoesNotBringTheOldSecretBack() {
        CachingSecretSource[] raced = new CachingSecretSource[1];
        SecretReference whole = SecretReference.of("s");
        SecretSource slow = new SecretSource() {
            private int fetches;

            @Override
            public Secret get(SecretReference reference) {
                int fetch = ++fetches;
                if (fetch == 1) {
                    raced[0].refresh(whole).close();
                }
                return Secret.ofText(fetch == 1 ? "old" : "new");
            }
        };
        raced[0] = CachingSecretSource.of(slow, Duration.ofMinutes(5), clock);

        raced[0].get(whole).close();

        assertThat(SecretTexts.textOf(raced[0].get(whole))).isEqualTo("new");
    }

    @Test
    void aCallersCloseDoesNotWipeTheCache() {
        cache.get(SecretReference.of("db")).close();

        assertThat(get("user")).isEqualTo("user-old");
    }

    @Test
    void aClosedCacheAnswersNothing() {
        get("user");
        cache.close();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> get("user"));
    }
}
