package dev.glueflake.snowflake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.TransientException;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.testkit.aws.AwsService;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on the way: one clear error each, and never a lost or doubled row. */
class TableLoaderFaultTest {
    private static LoadWorld world;

    private TableLoad load;

    @BeforeAll
    static void start() throws IOException {
        world = LoadWorld.start();
    }

    @AfterAll
    static void stop() throws IOException {
        world.close();
    }

    @BeforeEach
    void orders() throws SQLException {
        world.reset();
        world.postgres(
                "CREATE TABLE orders (id bigint PRIMARY KEY, note text)",
                "INSERT INTO orders SELECT i, 'note ' || i FROM generate_series(1, 1000) i");
        load = world.load("orders", LoadStrategy.APPEND).cursor("id").build();
    }

    private void assertAllRowsOnce() {
        assertThat(world.snowflakeRows("SELECT COUNT(*), COUNT(DISTINCT id), MIN(id), MAX(id) FROM orders"))
                .containsExactly(List.of("1000", "1000", "1", "1000"));
    }

    private List<String> parts() {
        return world.objects().stream().filter(key -> key.endsWith(".csv.zst")).toList();
    }

    @Test
    void anUploadThatFailsHalfWayLeavesNothingVisibleAndIsRepeatedByTheNextAwait() {
        LoadHandle handle = world.loader().start(world.loader().plan(load));
        world.aws
                .faults()
                .on(AwsService.S3, "PutObject")
                .keyPrefix("shop/table-load/")
                .failUploadHalfWay(20);
        assertThatThrownBy(() -> world.loader().await(handle)).isInstanceOf(GlueflakeException.class);
        assertThat(parts()).isEmpty();
        world.aws.faults().clear();
        world.loader().await(handle);
        assertAllRowsOnce();
    }

    @Test
    void aStoreThatRefusesThePlanIsATypedErrorThatNamesIt() {
        LoadPlan plan = world.loader().plan(load);
        world.aws.faults().on(AwsService.S3, "PutObject").error(403, "AccessDenied", "not yours", 1);
        assertThatThrownBy(() -> world.loader().start(plan))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("s3://landing/shop/table-load/SHOP/ORDERS/")
                .hasMessageContaining("AccessDenied");
    }

    @Test
    void aLoadThatEndedBetweenStagingAndCopyGoesOnWithItsFiles() {
        LoadHandle handle = world.loader().start(world.loader().plan(load));
        world.fake.faults().onSql("^copy into").error("000603", "XX000", "SQL execution internal error");
        assertThatThrownBy(() -> world.loader().await(handle)).isInstanceOf(SnowflakeException.class);
        int written = world.aws.callCount(AwsService.S3, "PutObject");
        assertThat(parts()).isNotEmpty();

        LoadResult result = world.loader().await(handle);
        assertThat(result.outcome()).isEqualTo(LoadResult.Outcome.APPLIED);
        assertThat(world.aws.callCount(AwsService.S3, "PutObject")).isEqualTo(written);
        assertAllRowsOnce();
    }

    @Test
    void aFailedStatementInTheTransactionLeavesTheTargetAsItWas() {
        LoadHandle handle = world.loader().start(world.loader().plan(load));
        world.fake
                .faults()
                .onSql("^update .*GLUEFLAKE_LOAD_STATE")
                .error("000625", "57014", "Statement has been aborted");
        assertThatThrownBy(() -> world.loader().await(handle)).isInstanceOf(SnowflakeException.class);
        assertThat(world.snowflakeRows("SELECT COUNT(*) FROM orders")).containsExactly(List.of("0"));
        world.loader().await(handle);
        assertAllRowsOnce();
    }

    @Test
    void aCommitWhoseAnswerIsLostOnceIsRepeatedByTheDriverAndAppliedOnce() {
        world.fake.faults().onSql("^commit").loseReply();
        LoadResult result = world.loader().load(load);
        assertThat(result.outcome()).isEqualTo(LoadResult.Outcome.APPLIED);
        assertThat(world.fake.queryLog().matching("^commit")).hasSize(1);
        assertAllRowsOnce();
    }

    @Test
    void aLostCommitThatCannotBeLookedUpIsUnknownAndFoundAppliedByTheNextAwait() {
        LoadHandle handle = world.loader().start(world.loader().plan(load));
        world.fake.faults().onSql("^commit").always().loseReply();
        world.fake
                .faults()
                .onSql("select .counts. from .*GLUEFLAKE_LOAD_RUNS")
                .nth(3)
                .times(1000)
                .httpStatus(503);
        assertThatThrownBy(() -> world.loader().await(handle))
                .isInstanceOfSatisfying(OutcomeUnknownException.class, unknown -> {
                    assertThat(unknown.operationId()).isEqualTo(handle.runId().value());
                    assertThat(unknown.howToFindOut()).contains("await the same LoadHandle again");
                });
        world.fake.faults().clear();

        LoadResult result = world.loader().await(handle);
        assertThat(result.outcome()).isEqualTo(LoadResult.Outcome.ALREADY_APPLIED);
        assertThat(result.counts().inserted()).isEqualTo(1000);
        assertAllRowsOnce();
    }

    @Test
    void aLostCommitIsLookedUpByItsRunRow() {
        world.fake.faults().onSql("^commit").always().loseReply();
        LoadResult result = world.loader().load(load);
        assertThat(result.counts().inserted()).isEqualTo(1000);
        world.fake.faults().clear();
        assertAllRowsOnce();
    }

    @Test
    void aFinishedLoadAwaitedAgainDoesNothing() {
        LoadHandle handle = world.loader().start(world.loader().plan(load));
        world.loader().await(handle);
        assertThat(world.loader().await(handle).outcome()).isEqualTo(LoadResult.Outcome.ALREADY_APPLIED);
        assertAllRowsOnce();
    }

    @Test
    void aFileThatVanishedBeforeTheCopyHasAllFilesReadAgainFromOneSnapshot() {
        LoadHandle handle = world.loader().start(world.loader().plan(load));
        world.fake.faults().onSql("^copy into").error("000603", "XX000", "SQL execution internal error");
        assertThatThrownBy(() -> world.loader().await(handle)).isInstanceOf(SnowflakeException.class);
        String part = parts().get(0);
        world.aws.s3().deleteObject(request -> request.bucket("landing").key(part));
        world.loader().await(handle);
        assertThat(parts()).isNotEmpty().doesNotContain(part);
        assertAllRowsOnce();
    }

    @Test
    void anAppliedLoadWhoseStagingTableCannotBeDroppedHasSucceeded() {
        world.fake.faults().onSql("^drop table").error("000603", "XX000", "SQL execution internal error");
        assertThat(world.loader().load(load).outcome()).isEqualTo(LoadResult.Outcome.APPLIED);
        assertAllRowsOnce();
    }

    @Test
    void aFailedLoadLeavesNoStagingTable() {
        world.fake.faults().onSql("^copy into").error("000603", "XX000", "SQL execution internal error");
        assertThatThrownBy(() -> world.loader().load(load)).isInstanceOf(SnowflakeException.class);
        assertThat(world.snowflakeRows("SHOW TABLES LIKE 'ORDERS%' IN SCHEMA shop.public"))
                .hasSize(1);
    }

    @Test
    void aLostAnswerBeforeTheCommitLeavesNothingUnknown() {
        LoadHandle handle = world.loader().start(world.loader().plan(load));
        world.fake.faults().onSql("^insert into .*ORDERS").always().loseReply();
        assertThatThrownBy(() -> world.loader().await(handle))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("was not applied");
        world.fake.faults().clear();
        world.loader().await(handle);
        assertAllRowsOnce();
    }

    @Test
    void anInterruptedReadStopsWithoutAnyFile() throws SQLException {
        world.postgres("INSERT INTO orders SELECT i, 'more' FROM generate_series(1001, 20000) i");
        LoadHandle handle = world.loader().start(world.loader().plan(load));
        TableLoader interrupted = TableLoader.builder(world.snowflake, world.source(), world.aws.s3())
                .progress(event -> {
                    if (event.step().equals("extract") && event.done() > 0) {
                        Thread.currentThread().interrupt();
                    }
                })
                .build();
        assertThatThrownBy(() -> interrupted.await(handle)).isInstanceOf(InterruptedOperationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(parts()).isEmpty();
    }

    @Test
    void aSourceThatIsGoneIsATransientError() throws SQLException {
        LoadHandle handle = world.loader().start(world.loader().plan(load));
        world.postgres("DROP TABLE orders");
        assertThatThrownBy(() -> world.loader().await(handle))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("orders");
    }
}
