package dev.glueflake.testkit.snowflake.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DmlPlan;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final Storage storage = new Storage();
    private final Engine engine = storage.engine;

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void uncommittedRowsAreSeenByTheirTransactionOnly() {
        Transaction transaction = storage.open();
        assertThat(storage.insert(transaction, "(1, 'a'), (2, 'b')").inserted()).isEqualTo(2);
        assertThat(storage.seenBy(transaction)).isEqualTo("1a 2b");
        assertThat(storage.seenByOthers()).isEmpty();
        engine.commit(transaction, Storage.NOW);
        assertThat(storage.seenByOthers()).isEqualTo("1a 2b");
    }

    @Test
    void aSnapshotTakenBeforeACommitStaysAsItWas() {
        storage.given("(1, 'a')");
        Transaction transaction = storage.open();
        storage.update(transaction, "z", "TRUE");
        storage.insert(transaction, "(2, 'b')");
        Snapshot before = engine.book().snapshot(null);
        engine.commit(transaction, Storage.NOW);
        assertThat(storage.rows(before)).isEqualTo("1a");
        assertThat(storage.seenByOthers()).isEqualTo("1z 2b");
    }

    @Test
    void rollbackRemovesNewRowsAndRevivesEndedOnes() {
        storage.given("(1, 'a'), (2, 'b'), (3, 'c')");
        Transaction transaction = storage.open();
        storage.update(transaction, "z", "c1 = 1");
        storage.update(transaction, "y", "c1 = 1");
        storage.delete(transaction, "c1 = 2");
        storage.insert(transaction, "(4, 'd')");
        assertThat(storage.seenBy(transaction)).isEqualTo("1y 3c 4d");
        assertThat(storage.seenByOthers()).isEqualTo("1a 2b 3c");
        engine.rollback(transaction);
        assertThat(storage.seenByOthers()).isEqualTo("1a 2b 3c");
    }

    @Test
    void aFailedStatementUndoesOnlyItself() {
        Transaction transaction = storage.open();
        storage.insert(transaction, "(1, 'a')");
        assertThatThrownBy(() -> storage.insert(transaction, "(2, 'b'), (NULL, 'c')"))
                .isInstanceOfSatisfying(SnowflakeException.class, e -> {
                    assertThat(e.code()).isEqualTo("100072");
                    assertThat(e.sqlState()).isEqualTo("22000");
                    assertThat(e).hasMessage("NULL result in a non-nullable column");
                });
        storage.insert(transaction, "(3, 'c')");
        engine.commit(transaction, Storage.NOW);
        assertThat(storage.seenByOthers()).isEqualTo("1a 3c");
    }

    @Test
    void updateCountsRowsOnceAndTellsWhichMetSeveral() {
        storage.given("(1, 'a'), (2, 'b')");
        Transaction transaction = storage.open();
        DmlCounts counts = storage.write(
                transaction,
                LockMode.EXCLUSIVE,
                Duration.ofSeconds(5),
                new Cancellation(),
                true,
                (target, snapshot) -> new DmlPlan.Update(
                        target,
                        "SELECT _rowid, c1, n AS c2 FROM " + target.source()
                                + " AS x JOIN (VALUES (1, 'p'), (1, 'q'), (2, 'r')) v(k, n) ON k = c1"));
        engine.commit(transaction, Storage.NOW);
        assertThat(counts).isEqualTo(new DmlCounts(0, 2, 1, 0));
        assertThat(storage.seenByOthers()).isIn("1p 2r", "1q 2r");
    }

    @Test
    void insertOverwriteReadsTheRowsThatItReplaces() {
        storage.given("(1, 'a'), (2, 'b')");
        Transaction transaction = storage.open();
        DmlCounts counts = storage.write(
                transaction,
                LockMode.EXCLUSIVE,
                (target, snapshot) ->
                        new DmlPlan.Insert(target, "SELECT c1 + 10 AS c1, c2 FROM " + target.source() + " AS x", true));
        engine.commit(transaction, Storage.NOW);
        assertThat(counts.inserted()).isEqualTo(2);
        assertThat(storage.seenByOthers()).isEqualTo("11a 12b");
    }

    private DmlCounts merge(boolean anyRowWins, String source) {
        Transaction transaction = storage.open();
        try {
            return storage.write(
                    transaction,
                    LockMode.EXCLUSIVE,
                    Duration.ofSeconds(5),
                    new Cancellation(),
                    anyRowWins,
                    (target, snapshot) -> new DmlPlan.Merge(
                            target,
                            "SELECT * FROM (SELECT _rowid, CASE WHEN _rowid IS NULL THEN 2 WHEN n = 'gone' THEN 1 WHEN n = 'skip' THEN NULL ELSE 0 END"
                                    + " AS _clause, k AS c1, n AS c2 FROM (VALUES " + source + ") v(k, n) LEFT JOIN "
                                    + target.source() + " AS x ON k = c1) WHERE _clause IS NOT NULL",
                            List.of(DmlPlan.Action.UPDATE, DmlPlan.Action.DELETE, DmlPlan.Action.INSERT)));
        } finally {
            engine.commit(transaction, Storage.NOW);
        }
    }

    @Test
    void mergeInsertsUpdatesAndDeletes() {
        storage.given("(1, 'a'), (2, 'b'), (3, 'c'), (4, 'd')");
        DmlCounts counts =
                merge(false, "(1, 'z'), (2, 'gone'), (2, 'gone'), (3, 'skip'), (3, 'w'), (9, 'n'), (9, 'n')");
        assertThat(counts).isEqualTo(new DmlCounts(2, 2, 0, 1));
        assertThat(storage.seenByOthers()).isEqualTo("1z 3w 4d 9n 9n");
    }

    @Test
    void mergeRefusesTwoSourceRowsForOneUpdate() {
        storage.given("(1, 'a'), (2, 'b')");
        assertThatThrownBy(() -> merge(false, "(1, 'p'), (1, 'q')"))
                .isInstanceOfSatisfying(SnowflakeException.class, e -> {
                    assertThat(e.code()).isEqualTo("100090");
                    assertThat(e.sqlState()).isEqualTo("42P18");
                });
        assertThatThrownBy(() -> merge(false, "(2, 'p'), (2, 'gone')")).isInstanceOf(SnowflakeException.class);
        assertThat(storage.seenByOthers()).isEqualTo("1a 2b");
        assertThat(merge(true, "(1, 'p'), (1, 'q')").updated()).isEqualTo(1);
        assertThat(storage.seenByOthers()).isIn("1p 2b", "1q 2b");
    }

    @Test
    void theSecondWriterWaitsForTheFirstTransaction() throws Exception {
        storage.given("(1, 'a')");
        Transaction first = storage.open();
        storage.update(first, "b", "TRUE");
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<DmlCounts> second = CompletableFuture.supplyAsync(() -> {
            Transaction transaction = storage.open();
            started.countDown();
            DmlCounts counts = storage.update(transaction, "c", "c2 = 'b'");
            engine.commit(transaction, Storage.NOW);
            return counts;
        });
        started.await();
        storage.insert(storage.open(), "(7, 'x')"); // an INSERT does not wait
        assertThat(second).isNotDone();
        engine.commit(first, Storage.NOW);
        assertThat(second.get(10, TimeUnit.SECONDS).updated()).isEqualTo(1);
        assertThat(storage.seenByOthers()).isEqualTo("1c");
    }

    @Test
    void aWaitForALockEndsAtItsTimeoutAndLeavesTheOwnerAlone() {
        storage.given("(1, 'a')");
        Transaction first = storage.open();
        storage.update(first, "b", "TRUE");
        assertThatThrownBy(() -> storage.write(
                        storage.open(),
                        LockMode.EXCLUSIVE,
                        Duration.ofMillis(20),
                        new Cancellation(),
                        false,
                        (target, snapshot) ->
                                new DmlPlan.Delete(target, "SELECT _rowid FROM " + target.source() + " AS x")))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("000625"));
        storage.update(first, "c", "TRUE");
        engine.commit(first, Storage.NOW);
        assertThat(storage.seenByOthers()).isEqualTo("1c");
    }

    @Test
    void cancellingEndsAWaitForALock() {
        storage.given("(1, 'a')");
        Transaction first = storage.open();
        storage.update(first, "b", "TRUE");
        Cancellation cancellation = new Cancellation();
        CompletableFuture<DmlCounts> second = CompletableFuture.supplyAsync(() -> storage.write(
                storage.open(),
                LockMode.EXCLUSIVE,
                Duration.ofMinutes(1),
                cancellation,
                false,
                (target, snapshot) -> new DmlPlan.Delete(target, "SELECT _rowid FROM " + target.source() + " AS x")));
        cancellation.cancel(new SnowflakeException("000604", "57014", "SQL execution canceled"));
        assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("SQL execution canceled");
    }

    @Test
    void cancellingInterruptsARunningQuery() {
        Cancellation cancellation = new Cancellation();
        DuckQuery endless = new DuckQuery(
                "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range + b.range = -1",
                List.of(ResultColumn.of("n", SqlTypes.INTEGER)));
        CompletableFuture<?> running = CompletableFuture.supplyAsync(() -> engine.query(endless, cancellation));
        cancellation.cancel(new SnowflakeException("000604", "57014", "SQL execution canceled"));
        assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("SQL execution canceled");
        assertThat(storage.seenByOthers()).isEmpty();
    }

    @Test
    void timeTravelShowsWhatWasCommittedThen() {
        Transaction first = storage.open();
        storage.insert(first, "(1, 'a')");
        Transaction second = storage.open();
        storage.insert(second, "(2, 'b')");
        engine.commit(second, Storage.NOW.plusSeconds(10));
        engine.commit(first, Storage.NOW.plusSeconds(20));
        Transaction third = storage.open();
        storage.delete(third, "c1 = 2");
        engine.commit(third, Storage.NOW.plusSeconds(30));
        Transaction open = storage.open();
        storage.insert(open, "(3, 'c')");
        assertThat(storage.rows(engine.book().at(Storage.NOW))).isEmpty();
        assertThat(storage.rows(engine.book().at(Storage.NOW.plusSeconds(10)))).isEqualTo("2b");
        assertThat(storage.rows(engine.book().at(Storage.NOW.plusSeconds(25)))).isEqualTo("1a 2b");
        assertThat(storage.rows(engine.book().at(Storage.NOW.plusSeconds(60)))).isEqualTo("1a");
    }

    @Test
    void valuesComeBackInTheirCanonicalTypes() {
        List<SqlType> types = List.of(
                new SqlType.Numeric(10, 2),
                SqlTypes.REAL,
                SqlTypes.VARCHAR,
                SqlTypes.BINARY,
                SqlTypes.BOOLEAN,
                SqlTypes.DATE,
                SqlTypes.TIME,
                SqlTypes.TIMESTAMP_NTZ,
                SqlTypes.TIMESTAMP_LTZ,
                SqlTypes.TIMESTAMP_TZ,
                SqlTypes.VARIANT);
        Object[] row = {
            new BigDecimal("-12.50"),
            1.5,
            "it's",
            new byte[] {1, -1},
            true,
            LocalDate.of(1969, 12, 31),
            LocalTime.of(1, 2, 3, 456_789_000),
            LocalDateTime.of(2024, 3, 10, 2, 30, 0, 1_000), // does not exist in New York
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            OffsetDateTime.parse("2024-03-10T02:30:00.5-08:00"),
            "{\"a\":1}"
        };
        List<ResultColumn> columns =
                types.stream().map(type -> ResultColumn.of("x", type)).toList();
        try (StagedRows staged = engine.stage(types, List.of(row, new Object[types.size()]), new Cancellation())) {
            List<Object[]> read =
                    engine.query(new DuckQuery("SELECT * FROM " + staged.name(), columns), new Cancellation());
            assertThat(read.get(0)).usingRecursiveComparison().isEqualTo(row);
            assertThat(read.get(1)).containsOnlyNulls();
        }
    }

    @Test
    void nanosecondsAreKeptFromTheFirstYearToTheLast() {
        List<SqlType> types =
                List.of(SqlTypes.TIME, SqlTypes.TIMESTAMP_NTZ, SqlTypes.TIMESTAMP_LTZ, SqlTypes.TIMESTAMP_TZ);
        LocalDateTime first = LocalDateTime.parse("0001-01-01T00:00:00.000000001");
        LocalDateTime last = LocalDateTime.parse("9999-12-31T23:59:59.999999999");
        Object[] early = {
            first.toLocalTime(), first, first.toInstant(ZoneOffset.UTC), first.atOffset(ZoneOffset.ofHours(5))
        };
        Object[] late = {last.toLocalTime(), last, last.toInstant(ZoneOffset.UTC), last.atOffset(ZoneOffset.ofHours(-5))
        };
        try (StagedRows staged = engine.stage(types, List.<Object[]>of(early, late), new Cancellation())) {
            DuckQuery all = new DuckQuery(
                    "SELECT * FROM " + staged.name(),
                    types.stream().map(type -> ResultColumn.of("x", type)).toList());
            assertThat(engine.query(all, new Cancellation())).containsExactly(early, late);
        }
    }

    @Test
    void aFaultOfTheFakeIsAnsweredWithoutTheEnginesWordsAndKept() {
        DuckQuery wrong = new DuckQuery("SELECT no_such_thing", List.of());
        assertThatThrownBy(() -> engine.query(wrong, new Cancellation()))
                .isInstanceOf(SnowflakeException.class)
                .hasMessage("SQL execution internal error");
        assertThat(engine.errors().all()).hasSize(1);
    }

    @Test
    void filesOutsideTheAccountsDirectoryCannotBeRead() {
        DuckQuery file = new DuckQuery(
                "SELECT * FROM read_text('/etc/hostname')", List.of(ResultColumn.of("x", SqlTypes.VARCHAR)));
        assertThatThrownBy(() -> engine.query(file, new Cancellation())).isInstanceOf(SnowflakeException.class);
    }
}
