package dev.glueflake.samples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.Redaction;
import dev.glueflake.core.config.Parameters;
import dev.glueflake.core.secret.CachingSecretSource;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.core.secret.SecretsManagerSecretSource;
import dev.glueflake.glue.sync.CatalogSync;
import dev.glueflake.glue.sync.CatalogSyncSecret;
import dev.glueflake.snowflake.SnowflakeClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Takes the Glue catalog's events from EventBridge and keeps Snowflake's external tables in step, over the SQL API.
 *
 * <p>{@code TARGET_TYPE} is {@code SNOWFLAKE}, with {@code SECRET_ARN}, or {@code LOGGING}, which needs no Snowflake and
 * writes to the log what an empty Snowflake would be told. The answer is {@code {"statusCode": 200, "tables": [...]}} with a
 * line for each table; whatever fails is thrown, so that the event is delivered again. Thread-safe.
 */
public final class CatalogSyncHandler implements RequestStreamHandler {
    static final Parameters ENVIRONMENT = Parameters.none()
            .required("TARGET_TYPE", "SNOWFLAKE or LOGGING")
            .optional("SECRET_ARN", "the ARN of the secret that says where Snowflake is; needed for SNOWFLAKE")
            .optional("STAGES", "for LOGGING: DB.SCHEMA.STAGE=s3://bucket/prefix/, several with commas between");

    private static final Logger LOG = LoggerFactory.getLogger(CatalogSyncHandler.class);

    /** What becomes of an event: a line for each table that it names. */
    @FunctionalInterface
    interface Target {
        List<String> onEvent(String event);
    }

    private final Target target;

    /** Makes the function that Lambda starts. */
    public CatalogSyncHandler() {
        this(System.getenv(), GlueClient.create(), SecretsManagerSecretSource.of(SecretsManagerClient.create()));
    }

    CatalogSyncHandler(Map<String, String> environment, GlueClient glue, SecretSource secrets) {
        Parameters.Values values = ENVIRONMENT.fromEnvironment(environment);
        target = switch (values.get("TARGET_TYPE")) {
            case "SNOWFLAKE" -> snowflake(values, glue, secrets);
            case "LOGGING" -> new CatalogSyncLog(glue, values.find("STAGES").orElse(""));
            default ->
                throw new ConfigurationException(
                        "PARAMETERS_INVALID", "The environment variable TARGET_TYPE is neither SNOWFLAKE nor LOGGING.");
        };
    }

    // tag::target[]
    private static Target snowflake(Parameters.Values values, GlueClient glue, SecretSource secrets) {
        CatalogSyncSecret secret = CatalogSyncSecret.read(
                CachingSecretSource.of(secrets, Duration.ofMinutes(5), Clock.systemUTC()), secretArn(values));
        CatalogSync sync = CatalogSync.builder(glue, SnowflakeClient.sqlApi(secret.snowflake()), secret.settings())
                .build();
        return event -> sync.onEvent(event).results().stream()
                .map(result -> result.source() + " " + result.action() + " "
                        + result.plan().detail())
                .toList();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        List<String> tables = target.onEvent(Payload.text(input));
        tables.forEach(table -> LOG.info("{}", Redaction.message(table)));
        Payload.write(output, Map.of("statusCode", 200, "tables", tables));
    }
    // end::target[]

    private static String secretArn(Parameters.Values values) {
        return values.find("SECRET_ARN")
                .orElseThrow(() -> new ConfigurationException(
                        "PARAMETERS_INVALID",
                        "The environment variable SECRET_ARN is missing; for TARGET_TYPE SNOWFLAKE it holds the ARN of the"
                                + " secret with accountidentifier, username, private_key and stages.s3."));
    }
}
