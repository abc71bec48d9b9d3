package dev.glueflake.snowflake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.snowflake.QualifiedName;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableLoaderTest {
    private static LoadWorld world;

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
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount numeric(12,2), note text, updated_at timestamptz,"
                        + " deleted boolean)",
                "INSERT INTO orders VALUES (1, 10.50, 'one', '2026-01-01 10:00:00+00', false),"
                        + " (2, 20, '', '2026-01-01 11:00:00+00', NULL), (3, NULL, NULL, '2026-01-01 12:00:00+00', false)");
    }

    private TableLoad.Builder load(LoadStrategy strategy) {
        TableLoad.Builder load = world.load("orders", strategy).cursor("updated_at");
        return strategy == LoadStrategy.APPEND ? load : load.deleteFlag("deleted");
    }

    private List<List<String>> target() {
        return world.snowflakeRows("SELECT id, amount, note FROM orders ORDER BY id");
    }

    @ParameterizedTest
    @EnumSource
    void everyStrategyFillsAnEmptyTarget(LoadStrategy strategy) {
        LoadResult result = world.loader().load(load(strategy).build());
        assertThat(target()).containsExactly(row("1", "10.50", "one"), row("2", "20.00", ""), row("3", null, null));
        assertThat(result.outcome()).isEqualTo(LoadResult.Outcome.APPLIED);
        assertThat(result.counts()).isEqualTo(new LoadCounts(3, 3, 3, 0, 3, 0, 0, 0, 0, 0, 3));
        assertThat(result.counts().difference()).isZero();
        assertThat(result.queries()).extracting(LoadResult.Query::step).contains("prepare", "copy", "apply", "clean");
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "TRUNCATE_INSERT"})
    void aReplacedTableHoldsExactlyTheSourcesRows(LoadStrategy strategy) throws SQLException {
        world.loader().load(load(strategy).build());
        world.postgres(
                "DELETE FROM orders WHERE id = 2",
                "UPDATE orders SET deleted = true WHERE id = 3",
                "INSERT INTO orders VALUES (4, 4, 'four', '2026-01-02 00:00:00+00', false)");
        LoadResult result = world.loader().load(load(strategy).build());
        assertThat(target()).containsExactly(row("1", "10.50", "one"), row("4", "4.00", "four"));
        assertThat(result.counts().before()).isEqualTo(3);
        assertThat(result.counts().destination()).isEqualTo(2);
        assertThat(result.counts().ignored()).isEqualTo(1);
    }

    @Test
    void anIncrementReadsFromTheWatermarkOnAndMergesByKey() throws SQLException {
        world.loader().load(load(LoadStrategy.FULL).build());
        world.postgres(
                "UPDATE orders SET amount = 11, updated_at = '2026-01-02 10:00:00+00' WHERE id = 1",
                "UPDATE orders SET deleted = true, updated_at = '2026-01-02 11:00:00+00' WHERE id = 2",
                "INSERT INTO orders VALUES (4, 4, 'four', '2026-01-02 12:00:00+00', false),"
                        + " (5, 5, 'never seen', '2026-01-02 13:00:00+00', true)");
        LoadResult result = world.loader().load(load(LoadStrategy.INCREMENTAL).build());
        assertThat(target()).containsExactly(row("1", "11.00", "one"), row("3", null, null), row("4", "4.00", "four"));
        assertThat(result.counts()).isEqualTo(new LoadCounts(5, 5, 5, 0, 1, 2, 1, 0, 1, 3, 3));
    }

    @Test
    void withoutChangesNothingRunsAndNothingIsWritten() {
        world.loader().load(load(LoadStrategy.INCREMENTAL).build());
        List<String> objects = world.objects();
        LoadPlan plan = world.loader().plan(load(LoadStrategy.INCREMENTAL).build());
        assertThat(plan.isEmpty()).isTrue();
        LoadResult result = world.loader().await(world.loader().start(plan));
        assertThat(result.outcome()).isEqualTo(LoadResult.Outcome.NOTHING_TO_DO);
        assertThat(result.queries()).isEmpty();
        assertThat(world.objects()).filteredOn(key -> key.endsWith(".csv.zst")).hasSize(countParts(objects));
    }

    @Test
    void anUpsertKeepsTargetRowsThatTheSourceHasNoMore() throws SQLException {
        world.loader().load(load(LoadStrategy.UPSERT).build());
        world.postgres(
                "DELETE FROM orders WHERE id = 1", "UPDATE orders SET note = 'new', updated_at = now() WHERE id = 2");
        LoadResult result = world.loader().load(load(LoadStrategy.UPSERT).build());
        assertThat(target()).containsExactly(row("1", "10.50", "one"), row("2", "20.00", "new"), row("3", null, null));
        assertThat(result.counts().updated()).isEqualTo(2);
    }

    @Test
    void anAppendAddsOnlyRowsAboveTheWatermark() throws SQLException {
        world.loader().load(load(LoadStrategy.APPEND).build());
        world.postgres("INSERT INTO orders VALUES (4, 4, 'four', '2026-01-02 12:00:00+00', false)");
        LoadResult result = world.loader().load(load(LoadStrategy.APPEND).build());
        assertThat(result.counts().filtered()).isEqualTo(1);
        assertThat(target()).hasSize(4);
    }

    @Test
    void aRowCommittedLaterWithExactlyTheWatermarksValueIsNotLost() throws SQLException {
        world.loader().load(load(LoadStrategy.FULL).build());
        world.postgres(
                "INSERT INTO orders VALUES (4, 4, 'same moment', '2026-01-01 12:00:00+00', false)",
                "INSERT INTO orders VALUES (5, 5, 'later', '2026-01-01 12:00:01+00', false)");
        LoadResult result = world.loader().load(load(LoadStrategy.INCREMENTAL).build());
        assertThat(target()).hasSize(5).contains(row("4", "4.00", "same moment"));
        assertThat(result.counts().inserted()).isEqualTo(2);
    }

    @Test
    void anAppendAfterALoadWithoutAWatermarkIsRefusedInsteadOfDoublingRows() {
        world.loader().load(world.load("orders", LoadStrategy.FULL).build());
        assertThatThrownBy(() -> world.loader().plan(load(LoadStrategy.APPEND).build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kept no watermark")
                .hasMessageContaining("run FULL once");
        assertThat(target()).hasSize(3);
    }

    @Test
    void aLateRowDoesNotUndoANewerOne() throws SQLException {
        world.loader().load(load(LoadStrategy.UPSERT).build());
        world.snowflake.execute(
                "UPDATE orders SET note = 'newer', updated_at = '2026-06-01 00:00:00 +00:00' WHERE id = 1");
        LoadResult result = world.loader().load(load(LoadStrategy.UPSERT).build());
        assertThat(target()).contains(row("1", "10.50", "newer"));
        assertThat(result.counts().stale()).isEqualTo(1);
    }

    @Test
    void theNewestOfSeveralRowsOfOneKeyWinsAndTheOthersAreCounted() throws SQLException {
        world.postgres(
                "UPDATE orders SET amount = 3 WHERE id = 3",
                "INSERT INTO orders VALUES (4, 1, 'old', '2026-01-02 00:00:00+00', false),"
                        + " (5, 1, 'new', '2026-01-03 00:00:00+00', false)");
        LoadResult result = world.loader()
                .load(load(LoadStrategy.UPSERT)
                        .keys("amount")
                        .excludeColumn("id")
                        .build());
        assertThat(world.snowflakeRows("SELECT note FROM orders WHERE amount = 1"))
                .containsExactly(row("new"));
        assertThat(result.counts().duplicates()).isEqualTo(1);
    }

    @Test
    void aNullKeyIsRefusedAndTheTargetStaysAsItWas() {
        assertThatThrownBy(() -> world.loader()
                        .load(load(LoadStrategy.UPSERT).keys("amount").build()))
                .isInstanceOf(LoadVerificationException.class)
                .hasMessageContaining("1 staged rows have NULL in a key column");
        assertThat(target()).isEmpty();
    }

    @Test
    void everyValueArrivesAsItWas() throws SQLException {
        world.postgres("CREATE TABLE kinds (id int PRIMARY KEY, t text, n numeric(38,10), d date, ts timestamp,"
                + " tz timestamptz, b boolean, f float8, bin bytea, u uuid, j jsonb)");
        world.postgres("INSERT INTO kinds VALUES"
                + " (1, E'a,b \"c\"\\n\\r\\n\\\\N \\\\', 1234567890123456789012345678.0123456789, '0001-01-01',"
                + " '1969-12-31 23:59:59.999999', '2026-03-29 02:30:00.123456+05:30', true, 0.1, '\\x00ff10',"
                + " '00000000-0000-0000-0000-000000000001', '{\"k\": [1, null]}'),"
                + " (2, '', -0.0000000001, '9999-12-31', '9999-12-31 23:59:59', '1900-01-01 00:00:00+00', false, -1e300,"
                + " '', NULL, 'null'), (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
        world.loader().load(world.load("kinds", LoadStrategy.FULL).build());
        assertThat(world.snowflakeRows("SELECT id::VARCHAR, t, n::VARCHAR, TO_CHAR(d, 'YYYY-MM-DD'),"
                        + " TO_CHAR(ts, 'YYYY-MM-DD HH24:MI:SS.FF6'),"
                        + " TO_CHAR(CONVERT_TIMEZONE('UTC', tz), 'YYYY-MM-DD HH24:MI:SS.FF6'), b::VARCHAR, u, j"
                        + " FROM kinds ORDER BY id"))
                .isEqualTo(world.postgresRows("SELECT id::text, t, n::text, to_char(d, 'YYYY-MM-DD'),"
                        + " to_char(ts, 'YYYY-MM-DD HH24:MI:SS.US'),"
                        + " to_char(tz AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), b::text, u::text, j::text"
                        + " FROM kinds ORDER BY id"));
        assertThat(world.snowflake.query(
                        dev.glueflake.snowflake.SqlStatement.of("SELECT f, bin FROM kinds WHERE id < 3 ORDER BY id"),
                        row -> row.getDouble("F") + " " + row.getBytes("BIN").length))
                .containsExactly("0.1 3", "-1.0E300 0");
    }

    @Test
    void rowsAreSpreadOverSeveralFiles() throws SQLException {
        world.postgres(
                "INSERT INTO orders SELECT i, i, repeat('x', 100), '2026-01-01', false FROM generate_series(10, 1009) i");
        LoadResult result =
                world.loader().load(load(LoadStrategy.FULL).partBytes(10_000).build());
        assertThat(countParts(world.objects())).isGreaterThan(5);
        assertThat(result.counts().destination()).isEqualTo(1003);
    }

    @Test
    void aNewSourceColumnIsAddedToTheTarget() throws SQLException {
        world.loader().load(load(LoadStrategy.FULL).build());
        world.postgres(
                "ALTER TABLE orders ADD COLUMN city varchar(20)",
                "UPDATE orders SET city = 'Kiel', updated_at = '2026-01-03' WHERE id = 1");
        world.loader().load(load(LoadStrategy.INCREMENTAL).build());
        assertThat(world.snowflakeRows("SELECT id, city FROM orders ORDER BY id"))
                .containsExactly(row("1", "Kiel"), row("2", null), row("3", null));
    }

    @Test
    void aStandingColumnThatIsTooNarrowIsRefusedWhenTheLoadIsPlanned() {
        world.snowflake.execute("CREATE TABLE orders (id NUMBER(19,0), amount NUMBER(10,2), note VARCHAR)");
        assertThatThrownBy(() -> world.loader().plan(load(LoadStrategy.FULL).build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"AMOUNT\"")
                .hasMessageContaining("NUMBER(10,2)")
                .hasMessageContaining("NUMBER(12,2)");
    }

    @Test
    void aColumnOfAnUnsupportedTypeIsNamedWithWhatToDo() throws SQLException {
        world.postgres("ALTER TABLE orders ADD COLUMN lead interval");
        assertThatThrownBy(() -> world.loader().plan(load(LoadStrategy.FULL).build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'lead'")
                .hasMessageContaining("interval")
                .hasMessageContaining("excludeColumn(\"lead\")");
        assertThat(world.loader()
                        .load(load(LoadStrategy.FULL).excludeColumn("lead").build())
                        .counts()
                        .destination())
                .isEqualTo(3);
    }

    @Test
    void anUnknownSourceTableOrColumnIsNamed() {
        assertThatThrownBy(() -> world.loader()
                        .plan(world.load("nowhere", LoadStrategy.FULL).build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'nowhere'");
        assertThatThrownBy(() -> world.loader()
                        .plan(world.load("orders", LoadStrategy.UPSERT)
                                .keys("nummer")
                                .build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'nummer'")
                .hasMessageContaining("amount");
    }

    @Test
    void aMergeWithoutAnyKeyIsRefused() throws SQLException {
        world.postgres("ALTER TABLE orders DROP CONSTRAINT orders_pkey");
        assertThatThrownBy(() -> world.loader().plan(load(LoadStrategy.UPSERT).build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no primary key");
    }

    @Test
    void aRowWithoutACursorIsRefusedBeforeItIsLost() throws SQLException {
        world.postgres("INSERT INTO orders VALUES (4, 4, 'four', NULL, false)");
        assertThatThrownBy(
                        () -> world.loader().plan(load(LoadStrategy.INCREMENTAL).build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("1 rows")
                .hasMessageContaining("'updated_at'");
    }

    @Test
    void guardsKeepATableFromBeingReplacedByTooFewRows() throws SQLException {
        world.loader().load(load(LoadStrategy.FULL).build());
        world.postgres("DELETE FROM orders WHERE id > 1");
        assertThatThrownBy(() ->
                        world.loader().load(load(LoadStrategy.FULL).minRows(2).build()))
                .isInstanceOf(LoadVerificationException.class)
                .hasMessageContaining("minRows 2");
        assertThatThrownBy(() -> world.loader()
                        .load(load(LoadStrategy.FULL).maxShrinkPercent(50).build()))
                .isInstanceOf(LoadVerificationException.class)
                .hasMessageContaining("1 rows would replace 3");
        assertThat(target()).hasSize(3);
    }

    @Test
    void ofTwoLoadsPlannedFromTheSameStateOnlyOneIsApplied() throws SQLException {
        world.loader().load(load(LoadStrategy.FULL).build());
        world.postgres("INSERT INTO orders VALUES (4, 4, 'four', '2026-01-02', false)");
        LoadPlan one = world.loader()
                .plan(load(LoadStrategy.APPEND).excludeColumn("deleted").build());
        LoadPlan other = world.loader()
                .plan(load(LoadStrategy.APPEND).excludeColumn("deleted").build());
        world.loader().await(world.loader().start(one));
        assertThatThrownBy(() -> world.loader().await(world.loader().start(other)))
                .isInstanceOf(LoadVerificationException.class)
                .hasMessageContaining("another run has loaded the table");
        assertThat(target()).hasSize(4);
    }

    @Test
    void rowsThatALongTransactionCommittedLateAreReadWithinTheLag() throws SQLException {
        world.loader().load(load(LoadStrategy.FULL).build());
        world.postgres("INSERT INTO orders VALUES (4, 4, 'late', '2026-01-01 11:30:00+00', false)");
        assertThat(world.loader().load(load(LoadStrategy.INCREMENTAL).build()).outcome())
                .isEqualTo(LoadResult.Outcome.NOTHING_TO_DO);
        world.loader()
                .load(load(LoadStrategy.INCREMENTAL).lag(Duration.ofHours(1)).build());
        assertThat(target()).hasSize(4);
    }

    @Test
    void aSourceThatShowsLessThanBeforeDoesNotMoveTheWatermarkBack() throws SQLException {
        world.loader().load(load(LoadStrategy.APPEND).build());
        world.postgres("CREATE TABLE kept AS SELECT * FROM orders WHERE id = 3", "DELETE FROM orders WHERE id = 3");
        assertThat(world.loader().load(load(LoadStrategy.APPEND).build()).outcome())
                .isEqualTo(LoadResult.Outcome.NOTHING_TO_DO);
        world.postgres("INSERT INTO orders SELECT * FROM kept");
        world.loader().load(load(LoadStrategy.APPEND).build());
        assertThat(target()).hasSize(3);
    }

    @Test
    void rowsThatCameWhileAFullLoadWasPlannedAreNotAppendedAgain() throws SQLException {
        LoadPlan plan = world.loader().plan(load(LoadStrategy.FULL).build());
        world.postgres("INSERT INTO orders VALUES (4, 4, 'four', '2026-01-02', false)");
        world.loader().await(world.loader().start(plan));
        assertThat(world.loader()
                        .load(load(LoadStrategy.APPEND).excludeColumn("deleted").build())
                        .outcome())
                .isEqualTo(LoadResult.Outcome.NOTHING_TO_DO);
        assertThat(world.snowflakeRows("SELECT id FROM orders")).hasSize(4);
    }

    @Test
    void aFullLoadOfAnEmptiedSourceEmptiesTheTargetAndForgetsTheWatermark() throws SQLException {
        world.loader().load(load(LoadStrategy.FULL).build());
        world.postgres("DELETE FROM orders");
        assertThat(world.loader().load(load(LoadStrategy.FULL).build()).counts().destination())
                .isZero();
        world.postgres("INSERT INTO orders VALUES (1, 1, 'again', '2025-01-01', false)");
        world.loader().load(load(LoadStrategy.INCREMENTAL).build());
        assertThat(target()).containsExactly(row("1", "1.00", "again"));
    }

    @Test
    void theWatermarkIsTheTablesHoweverItsNameIsWritten() {
        world.loader().load(load(LoadStrategy.APPEND).build());
        TableLoad unqualified = TableLoad.builder(
                        "orders",
                        QualifiedName.parse("orders"),
                        LoadStrategy.APPEND,
                        load(LoadStrategy.APPEND).build().stage())
                .cursor("updated_at")
                .build();
        assertThat(world.loader().load(unqualified).outcome()).isEqualTo(LoadResult.Outcome.NOTHING_TO_DO);
        assertThat(target()).hasSize(3);
    }

    @Test
    void aTableOfKeyColumnsOnlyIsMergedAgainAndAgain() throws SQLException {
        world.postgres(
                "CREATE TABLE tags (\"order\" int, \"My \"\"tag\"\"\" text, PRIMARY KEY (\"order\", \"My \"\"tag\"\"\"))");
        world.postgres("INSERT INTO tags VALUES (1, 'a'), (2, 'b')");
        world.loader().load(world.load("tags", LoadStrategy.UPSERT).build());
        world.postgres("INSERT INTO tags VALUES (3, 'c')");
        LoadResult again =
                world.loader().load(world.load("tags", LoadStrategy.UPSERT).build());
        assertThat(again.counts()).isEqualTo(new LoadCounts(3, 3, 3, 0, 1, 0, 0, 2, 0, 2, 3));
        assertThat(world.snowflakeRows("SELECT \"ORDER\", \"MY \"\"TAG\"\"\" FROM tags ORDER BY 1"))
                .containsExactly(row("1", "a"), row("2", "b"), row("3", "c"));
    }

    @Test
    void aRowThatLostItsCursorIsOlderThanTheTargets() throws SQLException {
        world.loader().load(load(LoadStrategy.UPSERT).build());
        world.postgres("UPDATE orders SET note = 'unknown', updated_at = NULL WHERE id = 1");
        LoadResult result = world.loader().load(load(LoadStrategy.UPSERT).build());
        assertThat(result.counts().stale()).isEqualTo(1);
        assertThat(target()).contains(row("1", "10.50", "one"));
    }

    @Test
    void aDayThatWasNotOverIsReadAgainByAMerge() throws SQLException {
        world.postgres(
                "CREATE TABLE sales (id int PRIMARY KEY, day date)", "INSERT INTO sales VALUES (1, '2026-01-01')");
        TableLoad daily =
                world.load("sales", LoadStrategy.INCREMENTAL).cursor("day").build();
        world.loader().load(daily);
        world.postgres("INSERT INTO sales VALUES (2, '2026-01-01')");
        world.loader().load(daily);
        assertThat(world.snowflakeRows("SELECT id FROM sales ORDER BY id")).containsExactly(row("1"), row("2"));
    }

    @Test
    void anotherCursorThanTheWatermarksIsRefusedWithWhatToDo() {
        world.loader()
                .load(world.load("orders", LoadStrategy.APPEND).cursor("id").build());
        assertThatThrownBy(() -> world.loader().plan(load(LoadStrategy.APPEND).build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watermark '3'")
                .hasMessageContaining("run FULL once");
    }

    @Test
    void planningChangesNothing() {
        world.loader().plan(load(LoadStrategy.FULL).build());
        assertThat(world.objects()).isEmpty();
        assertThat(world.snowflakeRows("SHOW TABLES IN SCHEMA shop.public")).isEmpty();
    }

    @Test
    void nothingIsLeftOfTheStagingTable() {
        world.loader().load(load(LoadStrategy.FULL).build());
        assertThat(world.snowflakeRows("SHOW TABLES LIKE 'ORDERS%' IN SCHEMA shop.public"))
                .hasSize(1);
    }

    private static int countParts(List<String> objects) {
        return (int) objects.stream().filter(key -> key.endsWith(".csv.zst")).count();
    }

    private static List<String> row(String... values) {
        return java.util.Arrays.asList(values);
    }
}
