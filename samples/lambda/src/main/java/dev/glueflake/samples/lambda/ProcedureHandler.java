package dev.glueflake.samples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.glueflake.core.config.Parameters;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.core.secret.SecretsManagerSecretSource;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import dev.glueflake.snowflake.procedure.ProcedureRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Runs a stored procedure over the SQL API: {@code {"STORED_PROC_NM": "load_sales", "arguments": ["2026-11-21"]}}.
 *
 * <p>Arguments are a list, or an object by parameter names. The answer holds {@code procedure}, {@code queryId}, {@code text}
 * and, where the text is {@code Rows Processed: <n>}, {@code rowsProcessed}. Snowflake is told to end the procedure before
 * the function's own time is over. Whatever fails is thrown. Environment variables are those of the old procedure job.
 * Thread-safe.
 */
public final class ProcedureHandler implements RequestStreamHandler {
    static final Parameters ENVIRONMENT = SnowflakeLogin.PARAMETERS;
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final SnowflakeClient snowflake;

    /** Makes the function that Lambda starts. */
    public ProcedureHandler() {
        this(System.getenv(), SecretsManagerSecretSource.of(SecretsManagerClient.create()));
    }

    ProcedureHandler(Map<String, String> environment, SecretSource secrets) {
        snowflake = SnowflakeClient.sqlApi(SnowflakeLogin.settings(ENVIRONMENT.fromEnvironment(environment), secrets));
    }

    // tag::handler[]
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Duration time = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
        ProcedureCall call = ProcedurePayload.call(Payload.read(input), time.minus(MARGIN));

        ProcedureRunner runner = ProcedureRunner.of(snowflake);
        ProcedureResult result = runner.await(runner.start(call), time);

        Payload.write(output, ProcedurePayload.answer(result));
    }
    // end::handler[]
}
