package dev.glueflake.glue.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSyncSecretTest {
    private static final String KEYS = """
            "url":"https://xy12345.eu-central-1.snowflakecomputing.com/api/v2/statements",
            "accountidentifier":"xy12345.eu-central-1","username":"SYNC","warehouse":"wh","role":"\\"Sync Role\\"",
            "password":"generated-and-unused","private_key":"-----BEGIN PRIVATE KEY-----canary-----END PRIVATE KEY-----\"""";
    private static final String STAGES = "{\"dev_db.public.customerstage\":\"s3://sample-customers-bucket123/\"}";

    @Test
    void theSecretOfTheOldSystemIsReadUnchanged() {
        CatalogSyncSecret secret = read("{" + KEYS + ",\"stages\":{\"s3\":" + STAGES
                + "},\"allowedvalues\":{\"fileformats\":[\"CSV\",\"parquet\"]}}");
        assertThat(secret.snowflake().account()).isEqualTo("xy12345.eu-central-1");
        assertThat(secret.snowflake().address()).hasToString("https://xy12345.eu-central-1.snowflakecomputing.com");
        assertThat(secret.snowflake().warehouse()).contains(SnowflakeIdentifier.of("WH"));
        assertThat(secret.snowflake().role()).contains(SnowflakeIdentifier.of("Sync Role"));
        assertThat(secret.snowflake().credentials().user()).contains("SYNC");
        assertThat(secret.settings().stages())
                .containsEntry(
                        QualifiedName.parse("DEV_DB.PUBLIC.CUSTOMERSTAGE"),
                        S3Location.parse("s3://sample-customers-bucket123/"));
        assertThat(secret.settings().formats())
                .containsExactlyInAnyOrder(ExternalTable.Format.CSV, ExternalTable.Format.PARQUET);
        assertThat(secret.toString()).doesNotContain("canary", "generated-and-unused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"stages.s3\":{\"d.s.st\":\"s3://bucket/\"}",
                "\"stages.s3\":\"{\\\"d.s.st\\\":\\\"s3://bucket/\\\"}\"",
                "\"stages\":\"{\\\"s3\\\":{\\\"d.s.st\\\":\\\"s3://bucket/\\\"}}\""
            })
    void stagesMayBeNestedDottedOrText(String stages) {
        assertThat(read("{" + KEYS + "," + stages + "}").settings().stages()).hasSize(1);
    }

    @Test
    void b38TheAllowedFormatsAreOptional() {
        assertThat(read("{" + KEYS + ",\"stages\":{\"s3\":" + STAGES + "}}")
                        .settings()
                        .formats())
                .hasSize(5);
    }

    @Test
    void b35ThePassphraseOfAnEncryptedKeyComesFromTheSecretToo() {
        String stages = ",\"stages\":{\"s3\":" + STAGES + "}}";
        assertThat(read("{" + KEYS + stages).snowflake().credentials().passphrase())
                .isEmpty();
        assertThat(read("{" + KEYS + ",\"private_key_passphrase\":\"canary\"" + stages)
                        .snowflake()
                        .credentials()
                        .passphrase())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"private_key", "username", "accountidentifier"})
    void aMissingKeyIsNamed(String key) {
        String without = ("{" + KEYS + ",\"stages\":{\"s3\":" + STAGES + "}}").replace("\"" + key + "\"", "\"other\"");
        assertThatThrownBy(() -> read(without))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"" + key + "\"")
                .hasMessageContaining("sync/secret")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                             | stages.s3",
                "{\"stages\":{\"s3\":{\"only.two\":\"s3://bucket/\"}}} | DATABASE.SCHEMA.STAGE",
                "{\"stages\":{\"s3\":{\"a.b.c\":\"gs://bucket/\"}}}    | s3://",
                "{\"allowedvalues\":{\"fileformats\":[\"XML\"]},\"stages.s3\":{\"a.b.c\":\"s3://bucket/\"}} | fileformats"
            })
    void wrongValuesAreNamed(String more, String message) {
        String json = "{" + KEYS + (more.equals("{}") ? "}" : "," + more.substring(1));
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary", "[\"canary\"]", "{\"canary\":"})
    void noJsonObjectIsRefusedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no JSON object")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    private static CatalogSyncSecret read(String json) {
        SecretSource source = reference -> Secret.ofText(json);
        return CatalogSyncSecret.read(source, "sync/secret");
    }
}
