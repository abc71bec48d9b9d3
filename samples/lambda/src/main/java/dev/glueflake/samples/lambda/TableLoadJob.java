package dev.glueflake.samples.lambda;

import dev.glueflake.core.config.Parameters;
import dev.glueflake.core.secret.CachingSecretSource;
import dev.glueflake.core.secret.ParameterStoreSecretSource;
import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.PipelineResult;
import dev.glueflake.glue.pipeline.PipelineRunner;
import dev.glueflake.glue.pipeline.Steps;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.load.LoadCounts;
import dev.glueflake.snowflake.load.LoadResult;
import dev.glueflake.snowflake.load.TableLoader;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * A Glue job that loads tables of JDBC sources into Snowflake through S3; takes the arguments of the old load job.
 *
 * <p>What the old job had in its code is an argument: {@code --TABLES}, a JSON file in S3 with its configuration, and
 * {@code --STAGE} with {@code --STAGE_URL}. All of it is checked before a database is connected. A table that fails does not
 * stop the others; the run fails at the end and names all of them.
 */
public final class TableLoadJob {
    static final Parameters ARGUMENTS = Parameters.none()
            .required("SNOWFLAKE", "the SSM parameter with sfURL, sfUser and pem_private_key or sfPassword as JSON")
            .required("OBJ", "which tables, as {\"table\": \"MODE;SUFFIX\"}; {} for every table in full")
            .required("TABLES", "the s3:// URL of the JSON file that configures the tables")
            .required("STAGE", "the external stage, DATABASE.SCHEMA.STAGE")
            .required("STAGE_URL", "the stage's own s3:// URL")
            .optional("AFFILIATE", "the SSM parameter of a source")
            .optional("PROGRAM360", "the SSM parameter of a source")
            .optional("OPS", "the SSM parameter of a source")
            .optional("JOB_TYPE", "the first folder of the files and a name in the metrics; table-load without it");

    private TableLoadJob() {}

    /**
     * Runs the job.
     *
     * @param args the job's arguments
     */
    public static void main(String[] args) {
        Parameters.Values arguments = ARGUMENTS.fromArguments(args);
        TableSelection selection = TableSelection.parse(arguments.get("OBJ"));
        try (SsmClient ssm = SsmClient.create();
                S3Client s3 = S3Client.create();
                CloudWatchClient cloudWatch = CloudWatchClient.create();
                CachingSecretSource secrets = CachingSecretSource.of(
                        ParameterStoreSecretSource.of(ssm), Duration.ofHours(1), Clock.systemUTC())) {
            List<ConfiguredLoad> loads = ConfiguredLoad.all(arguments, selection, s3, secrets);
            try (SnowflakeClient snowflake =
                    SnowflakeClient.jdbc(ConnectorLogin.settings(secrets, arguments.get("SNOWFLAKE")))) {
                PipelineResult result = run(loads, snowflake, s3);
                new WarehouseMetrics(cloudWatch, jobType(arguments)).publish(counts(loads, result));
                JobEnd.check(result);
            }
        }
    }

    // tag::job[]
    static PipelineResult run(List<ConfiguredLoad> loads, SnowflakeClient snowflake, S3Client s3) {
        Pipeline.Builder pipeline = Pipeline.builder("table loads");
        for (ConfiguredLoad each : loads) {
            TableLoader loader =
                    TableLoader.builder(snowflake, each.source(), s3).build();
            pipeline.step(each.load().source(), Steps.load(loader, each.load()));
        }
        return PipelineRunner.sequential().run(pipeline.build());
    }
    // end::job[]

    static String jobType(Parameters.Values arguments) {
        return arguments.find("JOB_TYPE").orElse("table-load");
    }

    private static Map<String, Optional<LoadCounts>> counts(List<ConfiguredLoad> loads, PipelineResult result) {
        Map<String, Optional<LoadCounts>> counts = new LinkedHashMap<>();
        for (ConfiguredLoad each : loads) {
            counts.put(
                    each.load().target().name().name(),
                    result.step(each.load().source()).output().map(output -> ((LoadResult) output.value()).counts()));
        }
        return counts;
    }
}
