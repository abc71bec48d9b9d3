package dev.glueflake.glue.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.S3Location;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.load.LoadResult;
import dev.glueflake.snowflake.load.LoadStrategy;
import dev.glueflake.snowflake.load.StageLocation;
import dev.glueflake.snowflake.load.TableLoad;
import dev.glueflake.snowflake.load.TableLoader;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import dev.glueflake.snowflake.procedure.ProcedureRunner;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Procedures and loads that one process begins and another one ends. */
@Timeout(120)
class SnowflakeTakeOverTest {
    private static final EmbeddedAws AWS = AwsEnvironment.embedded();
    private static FakeSnowflake fake;
    private static SnowflakeClient client;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        fake = FakeSnowflake.builder()
                .s3(AWS.endpoint(AwsService.S3), AWS.region(), AWS.accessKeyId(), AWS.secretAccessKey())
                .start();
        SnowflakeCredentials credentials = SnowflakeCredentials.password(
                fake.user(), SnowflakeCredentials.Source.fixed(Secret.ofText(fake.password())));
        client = SnowflakeClient.jdbc(SnowflakeSettings.builder(fake.account(), credentials)
                .url(fake.uri().toString())
                .database(SnowflakeIdentifier.of("TESTDB"))
                .schema(SnowflakeIdentifier.of("PUBLIC"))
                .driverProperty("disablePlatformDetection", "true")
                .build());
        client.execute("CREATE STAGE landing URL = 's3://lake/shop/' CREDENTIALS = (AWS_KEY_ID = '" + AWS.accessKeyId()
                + "' AWS_SECRET_KEY = '" + AWS.secretAccessKey() + "')");
        client.execute("create table calls (id number)");
        client.execute("create procedure call_me() returns varchar language sql as $$ begin"
                + " insert into calls values (1); return 'Rows Processed: ' || sqlrowcount; end $$");
    }

    @AfterAll
    static void stop() {
        client.close();
        fake.close();
        AWS.close();
    }

    @BeforeEach
    void reset() {
        AWS.reset();
        AWS.s3().createBucket(request -> request.bucket("lake"));
        client.execute("delete from calls");
    }

    /** Entries: claimed, begun, handle, ended. */
    @ParameterizedTest
    @CsvSource({
        "1, true, SUCCEEDED, 1",
        "2, false, SUCCEEDED, 1",
        // Begun, and nobody knows whether it was sent: it is not called, though it had not been.
        "2, true, UNKNOWN, 0",
        // It was called, and its handle was lost with the process.
        "3, false, UNKNOWN, 1",
        "3, true, SUCCEEDED, 1",
        "4, false, SUCCEEDED, 1",
        "4, true, SUCCEEDED, 1"
    })
    void a08AProcedureIsNotCalledTwice(int moment, boolean after, StepResult.State state, long calls) {
        Pipeline pipeline = Pipeline.builder("procedure")
                .step("call", Steps.procedure(ProcedureRunner.of(client), ProcedureCall.of("call_me")))
                .build();
        PipelineJournal journal = PipelineJournal.inMemory();
        PipelineHandle handle = runner(journal).start(pipeline, Map.of());
        assertThatThrownBy(
                        () -> runner(new DyingJournal(journal, moment, after)).await(pipeline, handle))
                .hasMessageContaining("died");

        PipelineResult result = runner(journal).await(pipeline, handle);

        assertThat(result.step("call").state()).isEqualTo(state);
        assertThat(rows("calls")).isEqualTo(calls);
        if (state == StepResult.State.SUCCEEDED) {
            assertThat(result.value("call", ProcedureResult.class).rowsProcessed())
                    .hasValue(1);
            assertThat(result.step("call").output().orElseThrow().statements())
                    .singleElement()
                    .satisfies(statement -> assertThat(statement.query()).isNotEmpty());
        }
    }

    @Test
    void a08AnIdempotentProcedureIsCalledAgain() {
        Pipeline pipeline = Pipeline.builder("procedure")
                .step(
                        "call",
                        Steps.procedure(
                                ProcedureRunner.of(client),
                                ProcedureCall.builder("call_me")
                                        .idempotent(true)
                                        .build()))
                .build();
        PipelineJournal journal = PipelineJournal.inMemory();
        PipelineHandle handle = runner(journal).start(pipeline, Map.of());
        assertThatThrownBy(() -> runner(new DyingJournal(journal, 2, true)).await(pipeline, handle))
                .hasMessageContaining("died");

        assertThat(runner(journal).await(pipeline, handle).exitCode()).isZero();
        assertThat(rows("calls")).isEqualTo(1);
    }

    /** Entries: claimed, begun, the plan, handle, ended. */
    @ParameterizedTest
    @CsvSource({
        "3, false, APPLIED",
        "3, true, APPLIED",
        "4, true, APPLIED",
        "5, false, ALREADY_APPLIED",
        "5, true, APPLIED"
    })
    void d22ALoadIsAppliedOnce(int moment, boolean after, LoadResult.Outcome outcome) throws SQLException {
        DuckDbSource source = new DuckDbSource(
                directory.resolve("shop.duckdb"),
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, item VARCHAR)",
                "INSERT INTO orders VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        Pipeline pipeline = Pipeline.builder("load")
                .step(
                        "orders",
                        Steps.load(TableLoader.builder(client, source, AWS.s3()).build(), orders()))
                .build();
        PipelineJournal journal = PipelineJournal.s3(AWS.s3(), S3Location.parse("s3://lake/journal/"));
        PipelineHandle handle = runner(journal).start(pipeline, Map.of());
        assertThatThrownBy(
                        () -> runner(new DyingJournal(journal, moment, after)).await(pipeline, handle))
                .hasMessageContaining("died");

        PipelineResult result = runner(journal).await(pipeline, handle);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.value("orders", LoadResult.class).outcome()).isEqualTo(outcome);
        assertThat(result.step("orders").output().orElseThrow().counts()).containsEntry("destination", 3L);
        assertThat(rows("orders")).isEqualTo(3);
        assertThat(runner(journal).await(pipeline, handle).steps()).isEqualTo(result.steps());
        client.execute("drop table orders");
    }

    private static TableLoad orders() {
        return TableLoad.builder(
                        "orders",
                        QualifiedName.parse("testdb.public.orders"),
                        LoadStrategy.FULL,
                        new StageLocation(
                                QualifiedName.parse("testdb.public.landing"), S3Location.parse("s3://lake/shop/")))
                .build();
    }

    private static long rows(String table) {
        return client.execute("select count(*) from " + table).onlyRow().getLong(0);
    }

    private static PipelineRunner runner(PipelineJournal journal) {
        return PipelineRunner.builder(Runnable::run).journal(journal).build();
    }
}
