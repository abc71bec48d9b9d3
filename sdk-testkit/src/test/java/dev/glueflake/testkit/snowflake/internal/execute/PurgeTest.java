package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which ended rows stay, and when the others go. */
class PurgeTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Sql sql = Sql.open(now::get);

    @AfterEach
    void close() {
        sql.close();
    }

    @BeforeEach
    void fill() {
        sql.run("create table t (n int, version int)");
        sql.run("insert into t select seq4(), 0 from table(generator(rowcount => 2000))");
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Table table(String name) {
        return sql.account
                .catalog()
                .schema(new QualifiedName("DB", "PUBLIC", name))
                .require(ObjectKind.TABLE, Table.class, name);
    }

    /** Versions that DuckDB holds. */
    private long stored(String name) {
        DuckQuery count = new DuckQuery(
                "SELECT count(*) FROM " + table(name).physical(), List.of(ResultColumn.of("n", SqlTypes.INTEGER)));
        Object found = sql.account.engine().query(count, new Cancellation()).get(0)[0];
        return ((BigDecimal) found).longValueExact();
    }

    private void update(String name) {
        sql.run("update " + name + " set version = version + 1");
    }

    private String versions(String travel) {
        return sql.rows("select min(version), max(version), count(*) from t " + travel);
    }

    @Test
    void whatTimeTravelStillReachesStays() {
        update("t");
        pass(Duration.ofHours(23));
        update("t");
        assertThat(stored("T")).isEqualTo(6_000);
        assertThat(versions("at(offset => -60*60*22)")).isEqualTo("1,1,2000");
    }

    @Test
    void whatIsTooOldGoesWithALaterWrite() {
        update("t");
        pass(Duration.ofHours(1));
        update("t");
        pass(Duration.ofHours(23).plusMinutes(30));
        update("t");
        assertThat(stored("T")).as("the first update's past is gone").isEqualTo(6_000);
        assertThat(versions("")).isEqualTo("3,3,2000");
        assertThat(versions("at(offset => -60)")).isEqualTo("2,2,2000");
        assertThat(versions("at(offset => -60*60*24)")).isEqualTo("1,1,2000");
        assertThatThrownBy(() -> versions("at(offset => -60*60*24 - 1)"))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("000707"));
    }

    @Test
    void aStatementWhosePastIsGoneCannotBeTravelledTo() {
        update("t");
        String first = sql.rows("select last_query_id()");
        assertThat(versions("before(statement => '" + first + "')")).isEqualTo("0,0,2000");
        pass(Duration.ofDays(2));
        update("t");
        assertThatThrownBy(() -> versions("before(statement => '" + first + "')"))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("000707"));
        assertThat(versions("at(statement => '" + first + "')")).isEqualTo("1,1,2000");
    }

    @Test
    void aTableWithoutRetentionKeepsLittle() {
        sql.run("create table short (n int, version int) data_retention_time_in_days = 0");
        sql.run("insert into short select seq4(), 0 from table(generator(rowcount => 2000))");
        for (int i = 0; i < 20; i++) {
            update("short");
        }
        assertThat(stored("SHORT")).isLessThanOrEqualTo(6_000);
        assertThat(sql.rows("select min(version), max(version), count(*) from short"))
                .isEqualTo("20,20,2000");
    }

    @Test
    void anOpenTransactionKeepsWhatItCouldBringBack() {
        Sql other = sql.another();
        other.run("begin");
        other.run("delete from t where n < 1000");
        pass(Duration.ofDays(2));
        sql.run("create table u as select * from t");
        update("u");
        pass(Duration.ofDays(2));
        update("u");
        assertThat(stored("U")).as("ended after the open write").isEqualTo(6_000);
        other.run("rollback");
        assertThat(versions("")).isEqualTo("0,0,2000");
        update("u");
        assertThat(stored("U")).as("8000 without the purge").isEqualTo(6_000);
    }

    @Test
    void whatAStreamHasNotGivenYetStays() {
        sql.run("create stream changes on table t");
        update("t");
        pass(Duration.ofDays(2));
        update("t");
        assertThat(stored("T")).isEqualTo(6_000);
        assertThat(sql.rows(
                        "select metadata$action, metadata$isupdate, count(*), min(version) from changes group by all"
                                + " order by 1"))
                .isEqualTo("DELETE,true,2000,0 INSERT,true,2000,2");
        sql.run("create table seen as select * from changes");
        pass(Duration.ofDays(2));
        update("t");
        assertThat(stored("T")).as("8000 without the purge").isEqualTo(4_000);
        assertThat(sql.rows(
                        "select min(version), max(version), count(*) from changes where metadata$action = 'DELETE'"))
                .isEqualTo("2,2,2000");
    }
}
