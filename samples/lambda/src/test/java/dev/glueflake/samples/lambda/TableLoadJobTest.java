package dev.glueflake.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.secret.ParameterStoreSecretSource;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.RecordedMetric;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A real Postgres, the embedded S3, Parameter Store and CloudWatch, and the job in a process of its own. */
@Timeout(120)
class TableLoadJobTest {
    private static final World WORLD = new World();
    private static final String TABLES = """
            {"public.client": {"ssmKey": "AFFILIATE", "target_table": "PB_CLIENT ", "primary_key": "id",
                               "timestamp_column": "changed", "operations": {"columns_to_omit": "note"}},
             "public.visit":  {"ssmKey": "AFFILIATE", "target_table": "PB_VISIT", "primary_key": "client, day",
                               "timestamp_column": "", "operations": {}}}""";

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @BeforeEach
    void reset() throws SQLException {
        WORLD.reset();
        WORLD.aws.s3().createBucket(request -> request.bucket("etl"));
        WORLD.put("etl", "config/tables.json", TABLES);
        WORLD.sql("create stage etl_stage url = 's3://etl/' credentials = (aws_key_id = '" + WORLD.aws.accessKeyId()
                + "' aws_secret_key = '" + WORLD.aws.secretAccessKey() + "')");
        parameter("/etl/snowflake", connector());
        parameter("/etl/affiliate", source());
        postgres(
                "DROP TABLE IF EXISTS client, visit",
                "CREATE TABLE client (id INT PRIMARY KEY, name TEXT, changed TIMESTAMP NOT NULL, note TEXT)",
                "CREATE TABLE visit (client INT, day DATE, PRIMARY KEY (client, day))",
                "INSERT INTO client VALUES (1, 'a', '2026-01-01', 'x'), (2, 'b', '2026-01-02', 'y')",
                "INSERT INTO visit VALUES (1, '2026-01-01')");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
        WORLD.close();
    }

    private static Map<String, Object> connector() {
        return new LinkedHashMap<>(Map.of(
                "sfURL",
                WORLD.fake.uri().toString(),
                "sfAccount",
                WORLD.fake.account(),
                "sfUser",
                WORLD.fake.user(),
                "pem_private_key",
                Base64.getEncoder().encodeToString(WORLD.fake.privateKey().getEncoded()),
                "sfDatabase",
                "TESTDB",
                "sfSchema",
                "PUBLIC",
                "sfWarehouse",
                "COMPUTE_WH",
                "sfRole",
                "SYSADMIN"));
    }

    private static Map<String, Object> source() {
        return new LinkedHashMap<>(Map.of(
                "type", "postgresql",
                "user", "postgres",
                "password", "canary",
                "host", "localhost",
                "port", postgres.getPort(),
                "database", "postgres"));
    }

    private static void parameter(String name, Map<String, ?> content) {
        WORLD.aws.ssm().putParameter(request -> request.name(name)
                .type(ParameterType.SECURE_STRING)
                .overwrite(true)
                .value(World.json(content)));
    }

    private static void postgres(String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Map<String, String> arguments(String obj) {
        return new LinkedHashMap<>(Map.of(
                "JOB_NAME", "etl",
                "SNOWFLAKE", "/etl/snowflake",
                "AFFILIATE", "/etl/affiliate",
                "JOB_TYPE", "nightly",
                "OBJ", obj,
                "TABLES", "s3://etl/config/tables.json",
                "STAGE", "testdb.public.etl_stage",
                "STAGE_URL", "s3://etl/"));
    }

    private static ChildProcess run(String obj) throws IOException, InterruptedException {
        return ChildProcess.run(WORLD.aws, TableLoadJob.class, Map.of(), ChildProcess.arguments(arguments(obj)));
    }

    private static Map<String, Double> metrics(String table) {
        return WORLD.aws.recordedMetrics().stream()
                .filter(metric -> metric.namespace().equals("WAREHOUSE"))
                .filter(metric -> table.equals(metric.dimensions().get("Glue nightly")))
                .collect(Collectors.toMap(RecordedMetric::name, RecordedMetric::sum));
    }

    @Test
    void d06d18d28d35EveryTableIsLoadedInFullAndTheOldMetricsArePublished() throws Exception {
        ChildProcess job = run("{ }");

        assertThat(job.exitCode()).as(job.output()).isZero();
        assertThat(job.output()).doesNotContain("canary", "jdbc:postgresql", WORLD.fake.password());
        assertThat(WORLD.value("select count(*) from information_schema.columns where table_name = 'PB_CLIENT'"
                        + " and column_name = 'NOTE'"))
                .isEqualTo("0");
        assertThat(WORLD.value("select listagg(id || name, ',') within group (order by id) from pb_client"))
                .isEqualTo("1a,2b");
        assertThat(WORLD.value("select count(*) from pb_visit")).isEqualTo("1");
        assertThat(metrics("PB_CLIENT"))
                .containsEntry("source", 2.0)
                .containsEntry("incremental_pull_count", 2.0)
                .containsEntry("destination", 2.0)
                .containsEntry("difference", 0.0)
                .containsEntry("failures", 0.0);
        assertThat(metrics("TOTAL")).containsEntry("source", 3.0).containsEntry("failures", 0.0);
        assertThat(WORLD.aws
                        .s3()
                        .listObjectsV2(request -> request.bucket("etl").prefix("nightly/"))
                        .contents())
                .isNotEmpty();
        assertThat(WORLD.aws.callCount(AwsService.SSM, "GetParameters"))
                .as("d27")
                .isEqualTo(2);
    }

    @Test
    void d31d32ATableThatFailsStopsNoOtherAndTheRunFailsAtItsEnd() throws Exception {
        postgres("DROP TABLE client");
        Map<String, Object> connector = connector();
        connector.remove("pem_private_key");
        connector.put("sfPassword", WORLD.fake.password());
        parameter("/etl/snowflake", connector);

        ChildProcess job = run("{\"client\":\"UPSERT\",\"visit\":\" upsert ;_DELTA\"}");

        assertThat(job.exitCode()).isNotZero();
        assertThat(job.output())
                .contains("Not all steps of table loads succeeded", "public.client")
                .doesNotContain("canary", WORLD.fake.password());
        assertThat(WORLD.value("select count(*) from pb_visit_delta")).isEqualTo("1");
        assertThat(metrics("PB_CLIENT")).containsOnly(Map.entry("failures", 1.0));
        assertThat(metrics("TOTAL")).containsEntry("source", 1.0).containsEntry("failures", 1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all                                 | The argument --OBJ is no JSON",
                "[]                                  | The argument --OBJ is no JSON object",
                "{\"client\":\"TRUNCAT\"}            | Unknown load strategy 'TRUNCAT'",
                "{\"client\":\"FULL;_A;_B\"}         | something other than MODE or MODE;SUFFIX",
                "{\"client\":1}                      | something other than MODE or MODE;SUFFIX",
                "{\"client\":\"FULL\",\"client\":\"FULL\"} | Duplicate field 'client'",
                "{\"person\":\"FULL\"}               | names the table person, which is not configured",
                "{\"visit\":\"INCREMENTAL\"}         | it has no timestamp_column",
                "{\"client\":\"FULL;_x; drop\"}      | something other than MODE",
                "{\"client\":\"FULL;_x drop\"}       | with its suffix is no name"
            })
    void d03d12d34AWrongSelectionIsRefusedBeforeAnyConnection(String obj, String message) {
        assertThatThrownBy(() -> loads(arguments(obj)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
        assertThat(WORLD.fake.queryLog().matching("(?i)^(create table|insert|copy)"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"FULL\"}                  | operation \"type\"",
                "{\"truncate_before_insert\":true}    | operation \"truncate_before_insert\""
            })
    void d07OperationsThatDoNothingAreRefused(String operations, String message) {
        WORLD.put(
                "etl",
                "config/tables.json",
                "{\"public.client\":{\"ssmKey\":\"AFFILIATE\",\"target_table\":\"T\"," + "\"operations\":" + operations
                        + "}}");
        assertThatThrownBy(() -> loads(arguments("{}")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anIncrementGoesByTheTimestampOrElseByASingleKey() {
        assertThat(loads(arguments("{\"client\":\"INCREMENTAL;_DELTA\"}")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.load().cursor()).contains("changed");
                    assertThat(one.load().keys()).containsExactly("id");
                    assertThat(one.load().target()).hasToString("\"PB_CLIENT_DELTA\"");
                });
        WORLD.put("etl", "config/tables.json", TABLES.replace("\"changed\"", "\"\""));
        assertThat(loads(arguments("{\"public.client\":\"append\"}"))
                        .get(0)
                        .load()
                        .cursor())
                .contains("id");
    }

    @Test
    void d39OnlyTheSourcesThatATableNeedsMustBeGiven() {
        Map<String, String> arguments = arguments("{}");
        assertThat(loads(arguments)).hasSize(2);
        arguments.remove("AFFILIATE");
        assertThatThrownBy(() -> loads(arguments))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--AFFILIATE is missing; the table public.client needs it");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, jdbc:postgresql://h:1/d",
        "redshift, jdbc:redshift://h:1/d",
        "MySQL, jdbc:mysql://h:1/d?useCursorFetch=true",
        "oracle, jdbc:oracle:thin:@//h:1/d",
        "sqlserver, jdbc:sqlserver://h:1;databaseName=d"
    })
    void d26EachKindOfDatabaseHasItsOwnUrl(String type, String url) {
        assertThat(SourceDatabase.url(type, "h", "1", "d")).isEqualTo(url);
    }

    @Test
    void aSourceThatIsDescribedWronglyIsRefusedByTheFieldsName() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "database", "d?user=canary",
                        "type", "sqlite",
                        "host", "")
                .entrySet()) {
            Map<String, Object> source = source();
            source.put(wrong.getKey(), wrong.getValue());
            parameter("/etl/affiliate", source);
            assertThatThrownBy(() -> loads(arguments("{}")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(wrong.getKey())
                    .hasMessageNotContaining("canary");
        }
    }

    private static List<ConfiguredLoad> loads(Map<String, String> values) {
        var arguments = TableLoadJob.ARGUMENTS.fromArguments(
                ChildProcess.arguments(values).toArray(new String[0]));
        return ConfiguredLoad.all(
                arguments,
                TableSelection.parse(arguments.get("OBJ")),
                WORLD.aws.s3(),
                ParameterStoreSecretSource.of(WORLD.aws.ssm()));
    }
}
