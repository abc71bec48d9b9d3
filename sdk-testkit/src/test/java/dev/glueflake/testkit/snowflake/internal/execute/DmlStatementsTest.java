package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DmlStatementsTest {
    private final Sql sql = Sql.open();

    @BeforeEach
    void table() {
        sql.run("create table items (id int not null, name varchar, price number(10,2) default 1.5)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void insertAnswersTheNumberOfRows() {
        StatementResult result = sql.run("INSERT INTO items (id, name) VALUES (1, 'a'), (2, 'b')");
        assertThat(result.kind()).isEqualTo(StatementKind.INSERT);
        assertThat(Sql.names(result.columns())).containsExactly("number of rows inserted");
        assertThat(result.affected()).isEqualTo(2);
        assertThat(sql.rows("select * from items order by id")).isEqualTo("1,a,1.50 2,b,1.50");
    }

    @Test
    void insertFromAQueryOverTheSameTableReadsWhatWasThereBefore() {
        sql.run("insert into items values (1, 'a', 2)");
        sql.run("insert into items select id + 1, name, price from items");
        sql.run("insert into items select id + 2, name, price from items");
        assertThat(sql.rows("select id from items order by 1")).isEqualTo("1 2 3 4");
    }

    @Test
    void insertOverwriteReplacesAllRows() {
        sql.run("insert into items values (1, 'a', 2), (2, 'b', 3)");
        assertThat(sql.rows("insert overwrite into items select id + 10, name, price from items where id = 1"))
                .isEqualTo("1");
        assertThat(sql.rows("select id from items")).isEqualTo("11");
    }

    @Test
    void updateCountsUpdatedAndMultiJoinedRows() {
        sql.run("insert into items values (1, 'a', 2), (2, 'b', 3)");
        StatementResult result =
                sql.run("update items set name = s.n from (values (1, 'p'), (1, 'q')) s (k, n) where items.id = s.k");
        assertThat(Sql.names(result.columns()))
                .containsExactly("number of rows updated", "number of multi-joined rows updated");
        assertThat(result.rows().get(0)).containsExactly(BigDecimal.ONE, BigDecimal.ONE);
        assertThat(sql.rows("update items set price = price * 2, name = default where id = 2"))
                .isEqualTo("1,0");
        assertThat(sql.rows("select name, price from items where id = 2")).isEqualTo("null,6.00");
    }

    @Test
    void deleteRemovesWhatItsConditionMeets() {
        sql.run("insert into items values (1, 'a', 2), (2, 'b', 3), (3, 'c', 3)");
        assertThat(sql.rows("delete from items using (values (1), (1), (9)) d (k) where items.id = d.k"))
                .isEqualTo("1");
        assertThat(sql.rows("delete from items where price = 3")).isEqualTo("2");
        assertThat(sql.rows("delete from items")).isEqualTo("0");
    }

    @Test
    void mergeAnswersOnlyTheCountsOfItsClauses() {
        sql.run("insert into items values (1, 'a', 2), (2, 'b', 3)");
        String source = "(select column1 as id, column2 as name from (values (1, 'z'), (2, 'gone'), (3, 'n'))) s";
        StatementResult all = sql.run("merge into items t using " + source + " on t.id = s.id"
                + " when matched and s.name = 'gone' then delete when matched then update set t.name = s.name"
                + " when not matched then insert (id, name) values (s.id, s.name)");
        assertThat(Sql.names(all.columns()))
                .containsExactly("number of rows inserted", "number of rows updated", "number of rows deleted");
        assertThat(all.affected()).isEqualTo(3);
        assertThat(sql.rows("select id, name from items order by id")).isEqualTo("1,z 3,n");
        StatementResult one = sql.run("merge into items t using " + source
                + " on t.id = s.id when not matched then insert (id) values (s.id)");
        assertThat(Sql.names(one.columns())).containsExactly("number of rows inserted");
    }

    @Test
    void mergeWithTwoRowsForOneTargetFailsUnlessTheSessionSaysOtherwise() {
        sql.run("insert into items values (1, 'a', 2)");
        String merge = "merge into items t using (select column1 id, column2 name from values (1, 'p'), (1, 'q')) s"
                + " on t.id = s.id when matched then update set name = s.name";
        assertThatThrownBy(() -> sql.run(merge))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("100090"));
        sql.run("alter session set ERROR_ON_NONDETERMINISTIC_MERGE = false");
        assertThat(sql.rows(merge)).isEqualTo("1");
    }

    @Test
    void aNullInANotNullColumnFailsTheWholeStatement() {
        assertThatThrownBy(() -> sql.run("insert into items (id) values (1), (null)"))
                .isInstanceOfSatisfying(SnowflakeException.class, e -> {
                    assertThat(e.code()).isEqualTo("100072");
                    assertThat(e.sqlState()).isEqualTo("22000");
                });
        assertThat(sql.cell("select count(*) from items")).isEqualTo("0");
    }

    @Test
    void bindsTakeTheirPlaces() {
        Binds binds = Binds.of(List.of(new TypedValue(SqlTypes.INTEGER, BigDecimal.TEN), TypedValue.text("o'x")));
        sql.run("insert into items (id, name) values (?, ?)", binds);
        assertThat(sql.rows("select id, name from items")).isEqualTo("10,o'x");
    }

    @Test
    void aBatchOfBindsIsOneStatement() {
        List<List<TypedValue>> rows = IntStream.range(0, 5_000)
                .mapToObj(i -> List.of(
                        new TypedValue(new SqlType.Numeric(38, 0), BigDecimal.valueOf(i)),
                        TypedValue.text(i % 2 == 0 ? null : "n" + i)))
                .toList();
        StatementResult result = sql.run(
                "insert into items (name, price, id) values (upper(?2), default, ?1)"
                        .replace("?2", ":2")
                        .replace("?1", ":1"),
                Binds.batch(rows));
        assertThat(result.affected()).isEqualTo(5_000);
        assertThat(sql.rows("select count(*), count(name), max(id), min(price), max(name) from items"))
                .isEqualTo("5000,2500,4999,1.50,N999");
    }

    @Test
    void aBatchWithExpressionsThatAreTooInvolvedIsStillOneStatement() {
        List<List<TypedValue>> rows = List.of(List.of(TypedValue.text("a")), List.of(TypedValue.text("b")));
        assertThat(sql.run(
                                "insert into items (id, name) values (1, case when ? = 'a' then 'A' else 'other' end)",
                                Binds.batch(rows))
                        .affected())
                .isEqualTo(2);
        assertThat(sql.rows("select name from items order by 1")).isEqualTo("A other");
    }

    @Test
    void truncateCanBeRolledBack() {
        sql.run("insert into items values (1, 'a', 2)");
        sql.run("begin; truncate table items");
        assertThat(sql.cell("select count(*) from items")).isEqualTo("0");
        sql.run("rollback");
        assertThat(sql.cell("select count(*) from items")).isEqualTo("1");
    }

    @Test
    void describingChangesNothing() {
        assertThat(Sql.names(sql.describe("insert into items (id) values (1)").columns()))
                .containsExactly("number of rows inserted");
        assertThat(Sql.names(sql.describe("select id, name as \"n\" from items").columns()))
                .containsExactly("ID", "n");
        assertThat(sql.describe("drop table items").kind()).isEqualTo(StatementKind.DDL);
        assertThat(sql.cell("select count(*) from items")).isEqualTo("0");
    }
}
