package dev.glueflake.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.support.SecretTexts;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ssm.model.ParameterType;

class SecretSourcesTest {
    private static EmbeddedAws aws;

    @BeforeAll
    static void start() {
        aws = AwsEnvironment.embedded();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void reset() {
        aws.reset();
    }

    private static SecretSource secrets() {
        return SecretsManagerSecretSource.of(aws.secretsManager());
    }

    private static SecretSource parameters() {
        return ParameterStoreSecretSource.of(aws.ssm());
    }

    private static void secret(String name, String value) {
        aws.secretsManager().createSecret(request -> request.name(name).secretString(value));
    }

    private static void parameter(String name, String value) {
        aws.ssm().putParameter(request -> request.name(name).value(value).type(ParameterType.SECURE_STRING));
    }

    private static String text(SecretSource source, String reference) {
        try (Secret secret = source.get(SecretReference.parse(reference))) {
            return secret.useChars(String::new);
        }
    }

    @Test
    void readsATextSecret() {
        secret("prod/plain", "pässword 漢");

        assertThat(text(secrets(), "prod/plain")).isEqualTo("pässword 漢");
    }

    @Test
    void readsABinarySecret() {
        aws.secretsManager()
                .createSecret(request -> request.name("bin").secretBinary(SdkBytes.fromByteArray(new byte[] {1, -1})));

        assertThat(secrets().get(SecretReference.of("bin")).copyBytes()).containsExactly(1, -1);
    }

    @Test
    void readsKeysOfAJsonSecretInOneCall() {
        secret(
                "db",
                "{\"user\":\"u\",\"nested\":{\"password\":\"inner\"},\"port\":5432,\"password\":\"p\\\"w\\u00e9\",\"ssl\":true}");

        Map<SecretReference, Secret> all = secrets()
                .getAll(List.of(
                        SecretReference.of("db", "user"),
                        SecretReference.of("db", "password"),
                        SecretReference.of("db", "port"),
                        SecretReference.of("db", "ssl")));

        assertThat(all.values()).extracting(SecretTexts::textOf).containsExactly("u", "p\"wé", "5432", "true");
        assertThat(aws.callCount(AwsService.SECRETS_MANAGER, "GetSecretValue")).isEqualTo(1);
    }

    @Test
    void aMissingKeyIsNamedWithTheKeysThereAreAndNoValue() {
        secret("db", "{\"user\":\"c4n4ry\",\"pass\":\"c4n4ry\"}");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> text(secrets(), "db#password"))
                .withMessageContaining("\"password\"")
                .withMessageContaining("[user, pass]")
                .satisfies(error -> assertNoCanary(error));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c4n4ry",
                "\"c4n4ry\"",
                "[\"c4n4ry\"]",
                "{\"k\":\"c4n4ry\"} c4n4ry",
                "{\"k\":c4n4ry}",
                "{\"k\":\"c4n4ry",
                "{\"k\":\"c4n4ry\",\"k\":\"c4n4ry\"}",
                "{\"k\":{\"a\":\"c4n4ry\"}}",
                "{\"k\":null}",
                ""
            })
    void aSecretThatHasNoSuchKeyIsRefusedWithoutItsContent(String value) {
        secret("db", value.isEmpty() ? " " : value);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> text(secrets(), "db#k"))
                .withMessageContaining("db")
                .satisfies(error -> assertNoCanary(error));
    }

    @Test
    void theMessageForASecretThatIsNoObjectIsWhole() {
        secret("db", "plain");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> text(secrets(), "db#password"))
                .withMessage("Secret db is no JSON object with distinct keys, so the key \"password\" cannot be read:"
                        + " store an object, or refer to the whole secret.");
    }

    @Test
    void anAbsentSecretIsAConfigurationError() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> text(secrets(), "nowhere"))
                .withMessageContaining("nowhere")
                .matches(error -> error.errorCode().equals("SECRET_NOT_FOUND"));
    }

    @Test
    void refusedAccessIsPermanentAndAnOutageIsNot() {
        secret("db", "x");
        aws.faults().on(AwsService.SECRETS_MANAGER, "GetSecretValue").error("AccessDeniedException", "not you", 1);
        assertThatExceptionOfType(PermanentException.class)
                .isThrownBy(() -> text(secrets(), "db"))
                .withMessageContaining("not you")
                .matches(error -> error.errorCode().equals("AWS_ACCESS_DENIED"));

        aws.faults().on(AwsService.SECRETS_MANAGER, "GetSecretValue").serverError(500, 3);
        assertThatExceptionOfType(TransientException.class).isThrownBy(() -> text(secrets(), "db"));

        aws.faults().on(AwsService.SECRETS_MANAGER, "GetSecretValue").resetBeforeExecution(3);
        assertThatExceptionOfType(TransientException.class)
                .isThrownBy(() -> text(secrets(), "db"))
                .matches(error -> error.errorCode().equals("AWS_UNREACHABLE"));
        assertThat(aws.faults().remaining()).isZero();
    }

    @Test
    void readsParametersDecryptedWithTheirSlashes() {
        parameter("/a/b", "slashed");
        parameter("ab", "short");
        parameter("/cfg", "{\"k\":\"v\"}");

        assertThat(text(parameters(), "/a/b")).isEqualTo("slashed");
        assertThat(text(parameters(), "ab")).isEqualTo("short");
        assertThat(text(parameters(), "/cfg#k")).isEqualTo("v");
    }

    @Test
    void readsAParameterByVersion() {
        parameter("/v", "one");
        aws.ssm().putParameter(request -> request.name("/v").value("two").overwrite(true));

        assertThat(text(parameters(), "/v:1")).isEqualTo("one");
        assertThat(text(parameters(), "/v")).isEqualTo("two");
    }

    @Test
    void fetchesManyParametersTenAtATimeInTheirOrder() {
        List<SecretReference> references = IntStream.range(0, 23)
                .mapToObj(i -> SecretReference.of("/p/" + i))
                .toList();
        references.forEach(reference -> parameter(reference.name(), "v" + reference.name()));

        Map<SecretReference, Secret> all = parameters().getAll(references);

        assertThat(all.keySet()).containsExactlyElementsOf(references);
        assertThat(SecretTexts.textOf(all.get(SecretReference.of("/p/17")))).isEqualTo("v/p/17");
        assertThat(aws.callCount(AwsService.SSM, "GetParameters")).isEqualTo(3);
    }

    @Test
    void allMissingParametersAreNamedInOneError() {
        parameter("/p/1", "x");
        List<SecretReference> references = IntStream.range(0, 12)
                .mapToObj(i -> SecretReference.of(i == 1 ? "/p/1" : "/gone/" + i))
                .toList();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> parameters().getAll(references))
                .withMessageContaining("/gone/0, ")
                .withMessageContaining("/gone/11 ")
                .matches(error -> !error.getMessage().contains("/p/1,"));
    }

    private static void assertNoCanary(Throwable error) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain("c4n4ry");
        }
    }
}
