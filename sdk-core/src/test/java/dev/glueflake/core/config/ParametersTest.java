package dev.glueflake.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.config.Parameters.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    private static final Parameters PARAMETERS = Parameters.none()
            .required("ACCOUNT", "the account identifier, such as myorg-prod")
            .required("SECRET", "the secret's name")
            .optional("ROLE", "a role; the user's default without it");

    @Test
    void argumentsAreReadInBothFormsAndGluesOwnAreLeftAlone() {
        Values values = PARAMETERS.fromArguments(
                "--enable-metrics",
                "--JOB_ID",
                "j_1",
                "--ACCOUNT",
                " myorg-prod ",
                "--SECRET=a=b",
                "--TempDir",
                "s3://t/");

        assertThat(values.get("ACCOUNT")).isEqualTo("myorg-prod");
        assertThat(values.get("SECRET")).isEqualTo("a=b");
        assertThat(values.find("ROLE")).isEmpty();
        assertThat(values.toString()).isEqualTo("Values[ACCOUNT, SECRET]").doesNotContain("a=b");
    }

    @Test
    void variablesAreReadAndABlankOneIsMissing() {
        Values values =
                PARAMETERS.fromEnvironment(Map.of("ACCOUNT", "acc", "SECRET", "s", "ROLE", " ", "PATH", "/bin"));

        assertThat(values.get("ACCOUNT")).isEqualTo("acc");
        assertThat(values.find("ROLE")).isEmpty();
        assertThatThrownBy(() -> PARAMETERS.fromEnvironment(Map.of("ACCOUNT", " ")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("The environment variables cannot be used:"
                        + " ACCOUNT is missing; it holds the account identifier, such as myorg-prod."
                        + " SECRET is missing; it holds the secret's name.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ACCOUNT a                      | --SECRET is missing; it holds the secret's name",
                "ACCOUNT a --SECRET s             | --ACCOUNT is written without its dashes",
                "--ACCOUNT --SECRET canary        | --ACCOUNT has no value",
                "--ACCOUNT a --SECRET             | --SECRET has no value",
                "--ACCOUNT a --SECRET= --ROLE=r   | --SECRET has no value",
                "--SECRET canary --ACCOUNT a --SECRET canary | --SECRET is given twice"
            })
    void whatIsWrongIsToldByNameAndNeverByValue(String arguments, String message) {
        assertThatThrownBy(() -> PARAMETERS.fromArguments(arguments.split(" ")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("The job arguments cannot be used: " + message + ".");
    }

    @Test
    void onlyDeclaredNamesCanBeAskedFor() {
        Values values = PARAMETERS.fromArguments("--ACCOUNT", "a", "--SECRET", "s");

        assertThatThrownBy(() -> values.get("ROLE")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> values.find("OTHER")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PARAMETERS.required("ROLE", "twice")).isInstanceOf(IllegalArgumentException.class);
        assertThat(PARAMETERS.requiredNames()).containsExactly("ACCOUNT", "SECRET");
    }
}
