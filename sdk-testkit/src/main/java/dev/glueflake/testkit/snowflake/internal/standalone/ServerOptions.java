package dev.glueflake.testkit.snowflake.internal.standalone;

import dev.glueflake.testkit.snowflake.FakeSnowflakeBuilder;
import dev.glueflake.testkit.snowflake.SnowflakeUser;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The command line. */
final class ServerOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "port on the loopback interface; 0 takes a free one (default: ${DEFAULT-VALUE})")
    private int port = 8085;

    @Option(names = "--account", paramLabel = "NAME", description = "the account's name (default: ${DEFAULT-VALUE})")
    private String account = "FAKE";

    @Option(
            names = "--strict",
            description = "let in only the users given by --user and the ready one, with what they have to show")
    private boolean strict;

    @Option(
            names = "--user",
            paramLabel = "NAME=PASSWORD",
            description = "declare a user who is checked; may be repeated")
    private Map<String, String> users = new LinkedHashMap<>();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "database of sessions that ask for none (default: ${DEFAULT-VALUE})")
    private String database = "TESTDB";

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "schema of sessions that ask for none (default: ${DEFAULT-VALUE})")
    private String schema = "PUBLIC";

    @Option(
            names = "--warehouse",
            paramLabel = "NAME",
            description = "warehouse of sessions that ask for none (default: ${DEFAULT-VALUE})")
    private String warehouse = "COMPUTE_WH";

    @Option(
            names = "--no-create",
            description = "do not make the database and schema of a connection string where they are missing")
    private boolean noCreate;

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "a session parameter for the whole account, such as TIMEZONE=UTC; may be repeated")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--s3",
            paramLabel = "URI",
            description =
                    "endpoint of the S3 (path style) that external stages read; without it only buckets of --bucket"
                            + " are there. Credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    private @Nullable URI s3;

    @Option(
            names = "--bucket",
            paramLabel = "NAME=DIRECTORY",
            description = "a directory that stands for a bucket of external stages; may be repeated")
    private Map<String, Path> buckets = new LinkedHashMap<>();

    @Option(names = "--s3-region", paramLabel = "REGION", description = "region of that S3 (default: ${DEFAULT-VALUE})")
    private String s3Region = "us-east-1";

    FakeSnowflakeBuilder apply(FakeSnowflakeBuilder builder, Map<String, String> environment) {
        builder.port(port)
                .account(account)
                .database(database)
                .schema(schema)
                .warehouse(warehouse)
                .createMissing(!noCreate);
        parameters.forEach(builder::parameter);
        buckets.forEach(builder::bucket);
        users.forEach((name, password) -> builder.user(SnowflakeUser.named(name).withPassword(password)));
        if (strict) {
            builder.strict();
        }
        URI endpoint = s3;
        return endpoint == null
                ? builder
                : builder.s3(
                        endpoint,
                        s3Region,
                        environment.getOrDefault("AWS_ACCESS_KEY_ID", "test"),
                        environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "test"));
    }

    String database() {
        return database;
    }

    String schema() {
        return schema;
    }
}
