package dev.glueflake.glue.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.glue.pipeline.Steps.Messages;
import dev.glueflake.glue.pipeline.Steps.SyncedTables;
import dev.glueflake.glue.sync.CatalogSync;
import dev.glueflake.glue.sync.CatalogSyncSettings;
import dev.glueflake.glue.sync.CatalogSyncSettings.DeletePolicy;
import dev.glueflake.glue.sync.FakeExternalTables;
import dev.glueflake.glue.sync.GlueTableName;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Catalog sync as a step, from the events that the embedded Glue makes. */
@Timeout(120)
class SyncStepTest {
    private static final String PARQUET = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe";
    private static final EmbeddedAws AWS = EmbeddedAws.builder().start();

    private final FakeExternalTables snowflake = new FakeExternalTables();

    @BeforeEach
    void reset() {
        AWS.reset();
        AWS.glue().createDatabase(request -> request.databaseInput(input -> input.name("db__s")));
    }

    @AfterAll
    static void close() {
        AWS.close();
    }

    @Test
    void b29EachTableIsToldWithWhatWasDoneItsDifferencesAndItsQueries() {
        create("orders", "id", "old");
        create("stores", "id");
        run(Messages.of(AWS.events().recorded()));
        update("orders", "id", "total");
        create("fresh", "id");
        AWS.glue().deleteTable(request -> request.databaseName("db__s").name("stores"));

        PipelineResult result = run(
                Messages.of("the events of an input", context -> AWS.events().recorded()));

        assertThat(result.exitCode()).as(result.toString()).isZero();
        StepOutput<?> output = result.step("sync").output().orElseThrow();
        assertThat(output.items())
                .contains(
                        new StepOutput.Item(
                                "db__s.orders → \"DB\".\"S\".\"ORDERS\"", "ALTER", "dropped \"OLD\", added \"TOTAL\""),
                        new StepOutput.Item(
                                "db__s.fresh → \"DB\".\"S\".\"FRESH\"", "CREATE", "no external table stands"),
                        new StepOutput.Item(
                                "db__s.stores → \"DB\".\"S\".\"STORES\"", "DROP", "the Glue table is gone"));
        assertThat(output.counts())
                .containsEntry("create", 1L)
                .containsEntry("alter", 1L)
                .containsEntry("drop", 1L)
                .containsEntry("failed", 0L);
        long tables = output.counts().get("tables");
        assertThat(List.of("none", "create", "alter", "replace", "drop", "skip").stream()
                        .mapToLong(action -> output.counts().get(action))
                        .sum())
                .isEqualTo(tables);
        assertThat(output.statements())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(statement -> assertThat(statement.query()).startsWith("01b-"));
        assertThat(snowflake.names()).containsExactly("DB.S.FRESH", "DB.S.ORDERS");
    }

    @Test
    void b30EventsOfAQueueAreDeletedAndASecondIdenticalOneChangesNothing() {
        create("orders", "id");
        String queue =
                AWS.sqs().createQueue(request -> request.queueName("events")).queueUrl();
        for (int i = 0; i < 2; i++) {
            AWS.events().recorded().forEach(event -> AWS.sqs()
                    .sendMessage(request -> request.queueUrl(queue).messageBody(event)));
        }

        PipelineResult first = run(Messages.queue(AWS.sqs(), queue));
        PipelineResult second = run(Messages.queue(AWS.sqs(), queue));

        StepOutput<?> output = first.step("sync").output().orElseThrow();
        assertThat(output.counts()).containsEntry("create", 1L);
        assertThat(output.counts().get("none")).isPositive();
        assertThat(snowflake.changes).hasSize(1);
        assertThat(second.step("sync").output().orElseThrow().counts()).containsEntry("events", 0L);
    }

    @Test
    void b19AnEventThatFailsFailsTheStepAndTheOthersAreDone() {
        create("orders", "id");
        List<String> events = new ArrayList<>(List.of("{\"no\": \"event\"}"));
        events.addAll(AWS.events().recorded());

        PipelineResult result = run(Messages.of(events));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.step("sync").message()).startsWith("1 of " + events.size() + " failed; the first: ");
        assertThat(result.step("sync").output().orElseThrow().counts())
                .containsEntry("failed", 1L)
                .containsEntry("create", 1L);
        assertThat(snowflake.names()).containsExactly("DB.S.ORDERS");
    }

    @Test
    void aStatementWhoseAnswerWasLostLeavesTheStepUnknownAndTheNextProcessFindsOut() {
        create("orders", "id");
        snowflake.failures.put(
                "ORDERS", new OutcomeUnknownException("LOST", "The answer was lost.", "01b", "sync again."));
        PipelineJournal journal = PipelineJournal.inMemory();
        Pipeline pipeline = tables("orders");
        PipelineHandle handle = runner(journal).start(pipeline, Map.of());

        PipelineResult first = runner(journal).await(pipeline, handle);
        PipelineResult second = runner(journal).await(pipeline, handle);

        assertThat(first.exitCode()).isEqualTo(2);
        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(snowflake.names()).containsExactly("DB.S.ORDERS");
    }

    @Test
    void aProcessThatTakesOverTellsWhatTheOtherHadDone() {
        create("orders", "id");
        create("stores", "id");
        Pipeline pipeline = tables("orders", "stores", "absent");
        PipelineJournal journal = PipelineJournal.inMemory();
        PipelineHandle handle = runner(journal).start(pipeline, Map.of());
        // Claimed, begun, and the note of the only batch: the end is not recorded.
        try {
            runner(new DyingJournal(journal, 4, false)).await(pipeline, handle);
        } catch (RuntimeException dead) {
            assertThat(dead).hasMessageContaining("died");
        }

        PipelineResult result = runner(journal).await(pipeline, handle);

        assertThat(result.step("sync").output().orElseThrow().counts())
                .containsEntry("create", 2L)
                .containsEntry("skip", 1L);
        assertThat(snowflake.changes).hasSize(2);
        PipelineResult again = runner(journal).await(pipeline, handle);
        assertThat(again.value("sync", SyncedTables.class)).isEqualTo(result.value("sync", SyncedTables.class));
        assertThat(again.toHtml()).contains("ALREADY_GONE").isEqualTo(result.toHtml());
    }

    private Pipeline tables(String... names) {
        List<GlueTableName> tables = List.of(names).stream()
                .map(name -> GlueTableName.of("db__s", name))
                .toList();
        return Pipeline.builder("sync").step("sync", Steps.sync(sync(), tables)).build();
    }

    private PipelineResult run(Messages events) {
        return PipelineRunner.sequential()
                .run(Pipeline.builder("sync")
                        .step("sync", Steps.sync(sync(), events))
                        .build());
    }

    private CatalogSync sync() {
        CatalogSyncSettings settings = CatalogSyncSettings.builder()
                .stage("d.s.st", "s3://lake/")
                .deletePolicy(DeletePolicy.DROP)
                .build();
        return CatalogSync.builder(AWS.glue(), snowflake, settings).build();
    }

    private static PipelineRunner runner(PipelineJournal journal) {
        return PipelineRunner.builder(Runnable::run).journal(journal).build();
    }

    private static void create(String name, String... columns) {
        AWS.glue().createTable(request -> request.databaseName("db__s").tableInput(table(name, columns)));
    }

    private static void update(String name, String... columns) {
        AWS.glue().updateTable(request -> request.databaseName("db__s").tableInput(table(name, columns)));
    }

    private static TableInput table(String name, String... columns) {
        List<Column> list = new ArrayList<>();
        for (String column : columns) {
            list.add(Column.builder().name(column).type("bigint").build());
        }
        return TableInput.builder()
                .name(name)
                .storageDescriptor(storage -> storage.location("s3://lake/" + name + "/")
                        .columns(list)
                        .serdeInfo(serde -> serde.serializationLibrary(PARQUET)))
                .build();
    }
}
