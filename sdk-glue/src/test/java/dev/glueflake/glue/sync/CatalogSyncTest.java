package dev.glueflake.glue.sync;

import static dev.glueflake.glue.sync.CatalogEventTest.cloudTrail;
import static dev.glueflake.glue.sync.GlueTables.LAZY;
import static dev.glueflake.glue.sync.GlueTables.PARQUET;
import static dev.glueflake.glue.sync.GlueTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.glue.sync.CatalogSyncSettings.DeletePolicy;
import dev.glueflake.glue.sync.SyncPlan.Action;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Partition;

class CatalogSyncTest {
    private static final GlueTableName SOURCE = GlueTableName.of("sales_db__public", "customer");
    private static final String TARGET = "SALES_DB.PUBLIC.CUSTOMER";
    private static final String REQUEST = "{'databaseName':'sales_db__public','tableInput':{'name':'customer'}}";

    private final FakeGlueCatalog glue = new FakeGlueCatalog();
    private final FakeExternalTables snowflake = new FakeExternalTables();
    private final List<SyncHandle> recorded = new ArrayList<>();

    @Test
    void aCreateTableEventMakesTheExternalTable() {
        glue.put(parquet("id").key("country", "string").build());
        CatalogSync.EventResult result = sync().onEvent(cloudTrail("CreateTable", REQUEST));
        assertThat(result.results()).singleElement().satisfies(one -> {
            assertThat(one.action()).isEqualTo(Action.CREATE);
            assertThat(one.statements())
                    .extracting(SyncResult.Executed::queryId)
                    .containsExactly("01b-0");
            assertThat(one.statements().get(0).sql())
                    .startsWith("CREATE EXTERNAL TABLE \"SALES_DB\".\"PUBLIC\".\"CUSTOMER\"");
        });
        assertThat(snowflake.columns(TARGET)).containsExactly("ID", "COUNTRY");
        assertThat(glue.reads).singleElement().satisfies(read -> assertThat(read.catalogId())
                .isEqualTo("111"));
    }

    @Test
    void b30AThousandIdenticalUpdatesChangeNothing() {
        glue.put(parquet("id").build());
        CatalogSync sync = sync();
        sync.sync(SOURCE);
        for (int i = 0; i < 1_000; i++) {
            glue.put(parquet("id").with("recordCount", Integer.toString(i)).build());
            assertThat(sync.onEvent(cloudTrail("UpdateTable", REQUEST))
                            .results()
                            .get(0)
                            .action())
                    .isEqualTo(Action.NO_OP);
        }
        assertThat(snowflake.changes).hasSize(1);
    }

    @Test
    void b29AddedAndDroppedColumnsAreAnAlter() {
        glue.put(parquet("id", "old").build());
        sync().sync(SOURCE);
        glue.put(parquet("id", "fresh", "newer").build());
        SyncResult result = sync().sync(SOURCE);
        assertThat(result.action()).isEqualTo(Action.ALTER);
        String name = "\"SALES_DB\".\"PUBLIC\".\"CUSTOMER\"";
        assertThat(result.statements())
                .extracting(SyncResult.Executed::sql)
                .satisfiesExactly(
                        drop -> assertThat(drop).isEqualTo("ALTER TABLE " + name + " DROP COLUMN IF EXISTS \"OLD\""),
                        comment -> assertThat(comment).startsWith("COMMENT ON TABLE " + name + " IS '"),
                        add -> assertThat(add)
                                .isEqualTo("ALTER TABLE " + name
                                        + " ADD COLUMN IF NOT EXISTS \"FRESH\" VARCHAR AS (VALUE:\"fresh\"::VARCHAR)"),
                        add -> assertThat(add).contains("\"NEWER\""));
        assertThat(snowflake.columns(TARGET)).containsExactly("ID", "FRESH", "NEWER");
        assertThat(sync().sync(SOURCE).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void b29EverythingElseIsAReplaceThatKeepsGrants() {
        glue.put(parquet("id").build());
        sync().sync(SOURCE);
        replaces(parquet("id").at("s3://bucket/moved/"), "location");
        replaces(parquet("id").at("s3://bucket/moved/").key("country", "string"), "partitioning");
        replaces(table(LAZY).column("id", "string"), "file format");
        replaces(table(LAZY).column("id", "int"), "\"ID\"");
        replaces(table(LAZY).column("first", "int").column("id", "int"), "\"ID\"");
    }

    private void replaces(GlueTables changed, String why) {
        glue.put(changed.build());
        SyncResult result = sync().sync(SOURCE);
        assertThat(result.action()).isEqualTo(Action.REPLACE);
        assertThat(result.plan().detail()).contains(why);
        assertThat(result.statements()).singleElement().satisfies(one -> assertThat(one.sql())
                .startsWith("CREATE OR REPLACE EXTERNAL TABLE")
                .contains("\nCOPY GRANTS\n"));
        assertThat(sync().sync(SOURCE).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void aCsvColumnAppendedIsAnAlterAndOneInFrontAReplace() {
        glue.put(table(LAZY).column("a", "string").build());
        sync().sync(SOURCE);
        glue.put(table(LAZY).column("a", "string").column("b", "string").build());
        assertThat(sync().sync(SOURCE).action()).isEqualTo(Action.ALTER);
        glue.put(table(LAZY).column("b", "string").column("a", "string").build());
        assertThat(sync().sync(SOURCE).action()).isEqualTo(Action.REPLACE);
    }

    @Test
    void aColumnThatSomebodyElseAddedStaysAndOneThatSomebodyDroppedComesBack() {
        glue.put(parquet("id", "name").build());
        sync().sync(SOURCE);
        snowflake.columns(TARGET).add("THEIRS");
        assertThat(sync().sync(SOURCE).action()).isEqualTo(Action.NO_OP);
        snowflake.columns(TARGET).remove("NAME");
        assertThat(sync().sync(SOURCE).action()).isEqualTo(Action.ALTER);
        assertThat(snowflake.columns(TARGET)).containsExactly("ID", "THEIRS", "NAME");
    }

    @Test
    void theOrderOfColumnsWithKeysDoesNotMatter() {
        glue.put(parquet("id", "name").build());
        sync().sync(SOURCE);
        glue.put(parquet("name", "id").build());
        assertThat(sync().sync(SOURCE).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void onlyTheDescriptionOrTheRefreshChanges() {
        glue.put(parquet("id").build());
        sync().sync(SOURCE);
        glue.put(parquet("id").described("Who buys").build());
        assertThat(sync().plan(SOURCE).detail()).isEqualTo("the comment changed");
        CatalogSyncSettings manual = settings().autoRefresh(false).build();
        SyncResult result = sync(manual).sync(SOURCE);
        assertThat(result.statements())
                .extracting(SyncResult.Executed::sql)
                .satisfiesExactly(
                        set -> assertThat(set).endsWith(" SET AUTO_REFRESH = FALSE"),
                        comment -> assertThat(comment).startsWith("COMMENT ON TABLE"));
        assertThat(sync(manual).sync(SOURCE).changed()).isFalse();
    }

    @Test
    void anAlterThatFailsHalfWayIsFinishedByTheNextSync() {
        for (String failing : List.of("DROP COLUMN", "COMMENT ON", "ADD COLUMN")) {
            glue.put(parquet("id", "old").build());
            sync().sync(SOURCE);
            glue.put(parquet("id", "fresh").build());
            snowflake.failures.put(failing, new SnowflakeException("000604", "57014", "01x", "cancelled", null));
            assertThatThrownBy(() -> sync().sync(SOURCE)).isInstanceOf(SnowflakeException.class);
            SyncResult second = sync().sync(SOURCE);
            assertThat(second.action()).isEqualTo(Action.ALTER);
            assertThat(snowflake.columns(TARGET)).containsExactly("ID", "FRESH");
            assertThat(sync().sync(SOURCE).action()).isEqualTo(Action.NO_OP);
        }
    }

    @Test
    void b19FailuresAreThrownSoThatTheQueueDeliversAgain() {
        glue.put(parquet("id").build());
        snowflake.failures.put("CREATE", new OutcomeUnknownException("X", "lost", "q", "look"));
        assertThatThrownBy(() -> sync().onEvent(cloudTrail("CreateTable", REQUEST)))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(sync().onEvent(cloudTrail("CreateTable", REQUEST))
                        .results()
                        .get(0)
                        .action())
                .isEqualTo(Action.CREATE);
    }

    @Test
    void b26TheErrorOfGetTableIsKept() {
        glue.failure = GlueException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("not authorized")
                        .build())
                .build();
        assertThatThrownBy(() -> sync().sync(SOURCE))
                .isInstanceOf(GlueflakeException.class)
                .hasMessageContaining("sales_db__public.customer")
                .hasMessageContaining("not authorized")
                .hasCause(glue.failure);
        assertThat(snowflake.reads).isEmpty();
    }

    @Test
    void b28ADeletedTableIsLeftAloneByDefaultAndDroppedWhenTheSettingsSaySo() {
        glue.put(parquet("id").build());
        sync().sync(SOURCE);
        glue.remove("sales_db__public", "customer");
        String event = cloudTrail("DeleteTable", "{'databaseName':'sales_db__public','name':'customer'}");
        assertThat(sync().onEvent(event).results().get(0).skipReason()).contains(SkipReason.DELETE_IGNORED);
        CatalogSync dropping = sync(settings().deletePolicy(DeletePolicy.DROP).build());
        assertThat(dropping.onEvent(event).results().get(0).statements())
                .extracting(SyncResult.Executed::sql)
                .containsExactly("DROP EXTERNAL TABLE IF EXISTS \"SALES_DB\".\"PUBLIC\".\"CUSTOMER\"");
        assertThat(dropping.onEvent(event).results().get(0).skipReason()).contains(SkipReason.ALREADY_GONE);
        assertThat(snowflake.names()).isEmpty();
    }

    @Test
    void aDeletedTableThatWasMadeAgainIsSyncedNotDropped() {
        glue.put(parquet("id").build());
        CatalogSync dropping = sync(settings().deletePolicy(DeletePolicy.DROP).build());
        dropping.sync(SOURCE);
        String event = cloudTrail("DeleteTable", "{'databaseName':'sales_db__public','name':'customer'}");
        assertThat(dropping.onEvent(event).results().get(0).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void whatAnotherMadeIsNeverTouched() {
        glue.put(parquet("id").build());
        snowflake.put(TARGET, "made by hand", "ID");
        assertThat(sync().sync(SOURCE).skipReason()).contains(SkipReason.NOT_OWNED);
        glue.remove("sales_db__public", "customer");
        CatalogSyncSettings dropping =
                settings().deletePolicy(DeletePolicy.DROP).build();
        assertThat(sync(dropping).sync(SOURCE).skipReason()).contains(SkipReason.NOT_OWNED);
        glue.put(table(PARQUET).named("Sales_DB__Public", "x").build());
        snowflake.put(
                "SALES_DB.PUBLIC.X",
                new OwnerMarker(GlueTableName.of("sales_db__public", "y"), "l", true, Set.of()).comment(""));
        assertThat(sync().sync(GlueTableName.of("Sales_DB__Public", "x")).plan().detail())
                .contains("sales_db__public.y");
        assertThat(snowflake.changes).isEmpty();
    }

    @Test
    void aTableOfAnOlderSyncCanBeTakenOver() {
        glue.put(parquet("id").build());
        snowflake.put(TARGET, "", "ID");
        CatalogSyncSettings adopting = settings().adoptExisting(true).build();
        assertThat(sync(adopting).sync(SOURCE).action()).isEqualTo(Action.REPLACE);
        assertThat(sync().sync(SOURCE).action()).isEqualTo(Action.NO_OP);
    }

    @Test
    void skippedTablesAreReportedAndNothingIsSent() {
        glue.put(table("org.example.Unknown").build());
        SyncResult result = sync().sync(SOURCE);
        assertThat(result.action()).isEqualTo(Action.SKIP);
        assertThat(result.skipReason()).contains(SkipReason.UNSUPPORTED_FORMAT);
        assertThat(result.plan().toString()).contains("SKIP UNSUPPORTED_FORMAT", "org.example.Unknown");
        glue.put(table(PARQUET).named("plain", "t").build());
        assertThat(sync().sync(GlueTableName.of("plain", "t")).target()).isEmpty();
        assertThat(snowflake.changes).isEmpty();
    }

    @Test
    void ignoredEventsTouchNothing() {
        CatalogSync.EventResult result = sync().onEvent(cloudTrail("CreatePartition", "{}"));
        assertThat(result.event()).isInstanceOf(CatalogEvent.Ignored.class);
        assertThat(result.results()).isEmpty();
        assertThat(glue.reads).isEmpty();
    }

    @Test
    void b10EncodedPartitionValuesAreAWarning() {
        glue.put(parquet("id").key("city", "string").build());
        glue.partitions.add(partition("s3://bucket/customer/city=a%2Fb", "a/b"));
        glue.partitions.add(partition("s3a://bucket/customer/plain/", "plain"));
        SyncPlan plan = sync().plan(SOURCE);
        assertThat(plan.action()).isEqualTo(Action.CREATE);
        assertThat(plan.warnings()).singleElement().asString().contains("percent-encoded");
    }

    @Test
    void b12PartitionsElsewhereAreASkip() {
        for (String place : List.of(
                "s3://other/city=x/",
                "s3://bucket/customer/",
                "s3://bucket/customer/2020/city=x/",
                "s3://bucket/customer/y/")) {
            glue.put(parquet("id").key("city", "string").build());
            glue.partitions.clear();
            glue.partitions.add(partition(place, "x"));
            assertThat(sync().plan(SOURCE).skipReason()).as(place).contains(SkipReason.PARTITION_ELSEWHERE);
        }
    }

    @Test
    void b24B33OneStatementPerRequestAlsoForARefresh() {
        String id = sync().refresh(QualifiedName.parse("sales_db.public.customer"), "country=D'E/");
        assertThat(id).isEqualTo("01b-0");
        assertThat(snowflake.changes)
                .containsExactly("ALTER EXTERNAL TABLE \"SALES_DB\".\"PUBLIC\".\"CUSTOMER\" REFRESH 'country=D''E/'");
    }

    @Test
    void aPlanGoesThroughJsonAndAnotherProcessFinishesIt() {
        glue.put(parquet("id", "old").build());
        sync().sync(SOURCE);
        glue.put(parquet("id", "fresh").build());
        SyncPlan plan = SyncPlan.fromJson(sync().plan(SOURCE).toJson());
        assertThat(plan).isEqualTo(sync().plan(SOURCE));
        SyncHandle started = sync().start(plan);
        assertThat(recorded).endsWith(started);
        SyncHandle handle = SyncHandle.fromJson(started.toJson());
        assertThat(handle).isEqualTo(started);
        assertThat(handle.first()).isNotNull();
        assertThat(sync().await(handle).statements()).hasSize(3);
        assertThat(snowflake.columns(TARGET)).containsExactly("ID", "FRESH");
    }

    @Test
    void aPlanForATableThatHasChangedIsRefused() {
        glue.put(parquet("id", "old").build());
        sync().sync(SOURCE);
        glue.put(parquet("id").build());
        SyncPlan plan = sync().plan(SOURCE);
        snowflake.put(TARGET, "somebody replaced it", "ID", "OLD");
        int before = snowflake.changes.size();
        assertThatThrownBy(() -> sync().start(plan)).hasMessageContaining("Plan the sync again");
        assertThat(snowflake.changes).hasSize(before);
    }

    @Test
    void aStoredTextThatIsNoPlanIsRefused() {
        for (String text : List.of("", "{}", "[]", "{\"version\":1}", "{\"version\":2}")) {
            assertThatThrownBy(() -> SyncPlan.fromJson(text)).hasMessageContaining("not a sync plan");
        }
    }

    private static GlueTables parquet(String... columns) {
        GlueTables table = table(PARQUET);
        for (String column : columns) {
            table.column(column, "string");
        }
        return table;
    }

    private static Partition partition(String location, String... values) {
        return Partition.builder()
                .values(values)
                .storageDescriptor(s -> s.location(location))
                .build();
    }

    private static CatalogSyncSettings.Builder settings() {
        return CatalogSyncSettings.builder().stage("d.s.st", "s3://bucket/");
    }

    private CatalogSync sync() {
        return sync(settings().build());
    }

    private CatalogSync sync(CatalogSyncSettings settings) {
        return CatalogSync.builder(glue, snowflake, settings)
                .recorder(recorded::add)
                .build();
    }
}
