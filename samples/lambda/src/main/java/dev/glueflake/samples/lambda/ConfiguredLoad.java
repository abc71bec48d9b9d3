package dev.glueflake.samples.lambda;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.aws.AwsErrors;
import dev.glueflake.core.config.Parameters;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.snowflake.load.StageLocation;
import dev.glueflake.snowflake.load.TableLoad;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A load that the arguments and the configuration ask for, and the database that it reads.
 *
 * @param load what to load and how
 * @param source where the rows are
 */
record ConfiguredLoad(TableLoad load, DataSource source) {
    private static final Set<String> SOURCES = Set.of("AFFILIATE", "PROGRAM360", "OPS");

    /** Reads the configuration and checks all of it. No database is connected yet. */
    static List<ConfiguredLoad> all(
            Parameters.Values arguments, TableSelection selection, S3Client s3, SecretSource secrets) {
        StageLocation stage = new StageLocation(
                SnowflakeLogin.qualifiedName("STAGE", arguments.get("STAGE")),
                S3Location.parse(arguments.get("STAGE_URL")).asPrefix());
        List<TableConfig> tables = TableConfig.readAll(text(s3, S3Location.parse(arguments.get("TABLES"))));
        List<ConfiguredLoad> loads = new ArrayList<>();
        Map<String, DataSource> sources = new HashMap<>();
        for (TableSelection.Selected each : selection.from(tables)) {
            loads.add(new ConfiguredLoad(
                    each.table().load(each.strategy(), each.suffix(), stage, TableLoadJob.jobType(arguments)),
                    sources.computeIfAbsent(
                            parameter(arguments, each.table()), name -> SourceDatabase.read(secrets, name))));
        }
        return loads;
    }

    private static String parameter(Parameters.Values arguments, TableConfig table) {
        if (!SOURCES.contains(table.ssmKey())) {
            throw TableConfig.invalid(
                    "The ssmKey of table " + table.name() + " is none of the arguments " + SOURCES + ".");
        }
        return arguments
                .find(table.ssmKey())
                .orElseThrow(() -> new ConfigurationException(
                        "PARAMETERS_INVALID",
                        "The job argument --" + table.ssmKey() + " is missing; the table " + table.name()
                                + " needs it. It holds the SSM parameter of the source."));
    }

    private static String text(S3Client s3, S3Location file) {
        try {
            return s3.getObjectAsBytes(request -> request.bucket(file.bucket()).key(file.key()))
                    .asUtf8String();
        } catch (SdkException failure) {
            throw AwsErrors.map("Reading the file of tables " + file, Map.of("file", file.toString()), failure);
        }
    }
}
