package dev.glueflake.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.secret.Secret;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import dev.glueflake.testkit.snowflake.SnowflakeUser;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import org.junit.jupiter.api.Test;

class SqlApiClientContractTest extends SnowflakeClientContract {

    @Override
    SnowflakeClient open(SnowflakeSettings settings) {
        return SnowflakeClient.sqlApi(settings);
    }

    @Test
    void aKeyThatIsNotRegisteredIsOneClearError() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        PrivateKey stranger = generator.generateKeyPair().getPrivate();
        SnowflakeCredentials wrong = SnowflakeCredentials.keyPair(
                fake().user(), FakeClients.fixed(FakeClients.pem("PRIVATE KEY", stranger)));
        try (SnowflakeClient refused = open(FakeClients.settings(fake(), wrong).build())) {
            assertThatExceptionOfType(SnowflakeException.class)
                    .isThrownBy(() -> refused.execute("select 1"))
                    .satisfies(e -> assertThat(e).hasMessageContaining("RSA_PUBLIC_KEY"));
        }
    }

    @Test
    void aRotatedAccessTokenIsReadAfreshOnce() {
        try (FakeSnowflake strict = FakeSnowflake.builder()
                .strict()
                .user(SnowflakeUser.named("ETL").withAccessToken("new-token"))
                .start()) {
            SnowflakeCredentials rotated = SnowflakeCredentials.programmaticAccessToken(
                    "ETL", fresh -> Secret.ofText(fresh ? "new-token" : "old-token"));
            try (SnowflakeClient client =
                    open(FakeClients.settings(strict, rotated).build())) {
                assertThat(client.execute("select current_user() as u")
                                .onlyRow()
                                .getString("u"))
                        .isEqualTo("ETL");
            }
        }
    }
}
