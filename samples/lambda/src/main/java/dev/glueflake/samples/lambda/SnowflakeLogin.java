package dev.glueflake.samples.lambda;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.config.Parameters;
import dev.glueflake.core.secret.CachingSecretSource;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** Where to connect and as whom, from the parameters that the old procedure job has. */
final class SnowflakeLogin {
    static final Parameters PARAMETERS = Parameters.none()
            .required("ACCOUNT", "the Snowflake account identifier, such as myorg-prod")
            .required("DATABASE", "the database of the session")
            .required("SCHEMA", "the schema of the session")
            .required(
                    "AWS_SECRET_NAME",
                    "the Secrets Manager secret with the JSON keys user and private_key (or, over JDBC only, password)")
            .optional("WAREHOUSE", "the warehouse; the user's default without it")
            .optional("ROLE", "the role; the user's default without it")
            .optional("URL", "the account's URL; made from ACCOUNT without it");

    private SnowflakeLogin() {}

    static SnowflakeSettings settings(Parameters.Values values, SecretSource secrets) {
        SecretSource cached = CachingSecretSource.of(secrets, Duration.ofMinutes(5), Clock.systemUTC());
        SnowflakeSettings.Builder settings = SnowflakeSettings.builder(
                        values.get("ACCOUNT"),
                        new SecretLogin(cached, values.get("AWS_SECRET_NAME"))
                                .credentials("user", "private_key", "password"))
                .database(identifier("DATABASE", values.get("DATABASE")))
                .schema(identifier("SCHEMA", values.get("SCHEMA")));
        values.find("WAREHOUSE").ifPresent(text -> settings.warehouse(identifier("WAREHOUSE", text)));
        values.find("ROLE").ifPresent(text -> settings.role(identifier("ROLE", text)));
        values.find("URL").ifPresent(settings::url);
        return settings.build();
    }

    static SnowflakeIdentifier identifier(String parameter, String text) {
        return parsed(parameter, text, SnowflakeIdentifier::parse);
    }

    static QualifiedName qualifiedName(String parameter, String text) {
        return parsed(parameter, text, QualifiedName::parse);
    }

    private static <T> T parsed(String parameter, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "PARAMETERS_INVALID", parameter + " is no name as SQL writes it: " + e.getMessage());
        }
    }
}
