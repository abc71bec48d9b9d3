package dev.glueflake.samples.lambda;

import dev.glueflake.core.config.Parameters;
import dev.glueflake.core.secret.SecretsManagerSecretSource;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import dev.glueflake.snowflake.procedure.ProcedureRunner;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * A Glue job that runs stored procedures over JDBC, one after the other; takes the arguments of the old procedure job.
 *
 * <p>{@code --STORED_PROC_NM} is one name, or several with commas between. Whatever fails is thrown, so that the run fails.
 */
public final class ProcedureJob {
    static final Parameters ARGUMENTS = SnowflakeLogin.PARAMETERS
            .required("STORED_PROC_NM", "the procedure's name, or several in their order with commas between")
            .optional("AWS_REGION_NAME", "the region of the secret; the job's own without it")
            .optional("AWS_JOB_NAME", "the query tag; JOB_NAME without it")
            .optional("JOB_NAME", "the job's name, which Glue adds");

    private static final Logger LOG = LoggerFactory.getLogger(ProcedureJob.class);
    private static final Pattern COMMA_OUTSIDE_QUOTES = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private ProcedureJob() {}

    // tag::job[]
    /**
     * Runs the job.
     *
     * @param args the job's arguments
     */
    public static void main(String[] args) {
        Parameters.Values arguments = ARGUMENTS.fromArguments(args);
        List<ProcedureCall> calls = calls(arguments);

        try (SecretsManagerClient secrets = secretsManager(arguments);
                SnowflakeClient snowflake = SnowflakeClient.jdbc(
                        SnowflakeLogin.settings(arguments, SecretsManagerSecretSource.of(secrets)))) {
            for (ProcedureResult result : ProcedureRunner.of(snowflake).runAll(calls)) {
                LOG.info("{} answered {}", result, result.text().orElse("nothing"));
            }
        }
    }
    // end::job[]

    /** All names are checked before anything is connected. */
    static List<ProcedureCall> calls(Parameters.Values arguments) {
        String tag = arguments
                .find("AWS_JOB_NAME")
                .or(() -> arguments.find("JOB_NAME"))
                .orElse("procedure-job");
        return Arrays.stream(COMMA_OUTSIDE_QUOTES.split(arguments.get("STORED_PROC_NM"), -1))
                .map(name -> ProcedureCall.builder(name.strip()).queryTag(tag).build())
                .toList();
    }

    private static SecretsManagerClient secretsManager(Parameters.Values arguments) {
        SecretsManagerClientBuilder client = SecretsManagerClient.builder();
        arguments.find("AWS_REGION_NAME").map(Region::of).ifPresent(client::region);
        return client.build();
    }
}
