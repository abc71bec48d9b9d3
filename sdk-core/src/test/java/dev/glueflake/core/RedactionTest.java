package dev.glueflake.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String CANARY = "c4n4ryV4lue";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=c4n4ryV4lue",
                "user=x;PWD='c4n4ryV4lue and more';",
                "{\"private_key\": \"c4n4ryV4lue\"}",
                "{\"password\":\"a\\\"c4n4ryV4lue\"}",
                "Authorization: Snowflake Token=\"c4n4ryV4lue\"",
                "Authorization: Bearer c4n4ryV4lue",
                "sent Bearer c4n4ryV4lue to host",
                "X-Amz-Security-Token: c4n4ryV4lue",
                "GET https://b.s3.amazonaws.com/k?X-Amz-Signature=c4n4ryV4lue&x=1 failed",
                "jdbc:snowflake://acct.snowflakecomputing.com/?user=u&passcode=c4n4ryV4lue",
                "postgresql://me:c4n4ryV4lue@localhost:5432/db",
                "-----BEGIN PRIVATE KEY-----\nc4n4ryV4lue\n-----END PRIVATE KEY----- rest",
                "-----BEGIN RSA PRIVATE KEY-----\nc4n4ryV4lue cut",
                "token eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJjNG40cnkifQ.c4n4ryV4lue"
            })
    void hidesASecretInThisForm(String text) {
        assertThat(Redaction.value(text)).doesNotContain(CANARY).contains("***");
    }

    @Test
    void hidesAccessKeysOfAws() {
        assertThat(Redaction.value("key AKIAIOSFODNN7EXAMPLE used")).isEqualTo("key *** used");
    }

    @Test
    void keepsAnOrdinaryTextAsItIs() {
        String text = "The table \"ORDERS\" has 12 columns; see s3://bucket/a b/%20.csv (basic plan)";
        assertThat(Redaction.value(text)).isEqualTo(text);
    }

    @Test
    void aForgedLogLineStaysOnItsLine() {
        assertThat(Redaction.value("a\r\nERROR forged\u2028x\u001b[31m\u0085")).isEqualTo("a  ERROR forged x [31m ");
    }

    @Test
    void aLongValueIsCutWithItsLength() {
        String cut = Redaction.value("x".repeat(5000));
        assertThat(cut).hasSize(Redaction.MAX_VALUE_LENGTH).endsWith("... (5000 characters)");
    }

    @Property(tries = 300)
    void neverGivesAControlCharacterOrMoreThanTheCap(@ForAll String text) {
        assertThat(Redaction.value(text))
                .hasSizeLessThanOrEqualTo(Redaction.MAX_VALUE_LENGTH)
                .matches(value -> value.chars().noneMatch(Character::isISOControl));
    }

    @Test
    void exceptionsRedactMessageAndContext() {
        PermanentException exception = new PermanentException(
                "X", "login failed with password=" + CANARY, Map.of("url", "https://h/p?token=" + CANARY), null);

        assertThat(exception.getMessage()).isEqualTo("login failed with password=***");
        assertThat(exception.context()).containsEntry("url", "https://h/p?***");
    }

    @Test
    void anUnknownOutcomeTellsItsIdAndHowToFindOut() {
        OutcomeUnknownException exception =
                new OutcomeUnknownException("X", "COMMIT got no answer.", "01b2-q", "read the run row.");

        assertThat(exception)
                .hasMessage("COMMIT got no answer. The outcome is unknown (operation 01b2-q)."
                        + " To find out: read the run row.");
        assertThat(exception.operationId()).isEqualTo("01b2-q");
        assertThat(exception.retryable()).isFalse();
    }
}
