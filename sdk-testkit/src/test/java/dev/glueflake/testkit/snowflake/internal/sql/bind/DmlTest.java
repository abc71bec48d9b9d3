package dev.glueflake.testkit.snowflake.internal.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans of DML: which rows change, to what, and in which clause of a MERGE. */
class DmlTest {
    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench()
                .table(
                        "T",
                        "ID",
                        SqlTypes.INTEGER,
                        "NAME",
                        new SqlType.Text(5),
                        "AMOUNT",
                        new SqlType.Numeric(6, 2),
                        "GONE",
                        SqlTypes.BOOLEAN)
                .table(
                        "S",
                        "ID",
                        SqlTypes.INTEGER,
                        "NAME",
                        SqlTypes.VARCHAR,
                        "AMOUNT",
                        SqlTypes.VARCHAR,
                        "GONE",
                        SqlTypes.BOOLEAN,
                        "ROW_NO",
                        SqlTypes.INTEGER)
                .table("O", "O1", SqlTypes.INTEGER, "O2", SqlTypes.INTEGER)
                .insert("INSERT INTO t VALUES (1, 'a', 1, FALSE), (2, 'b', 2, FALSE), (NULL, 'n', 3, NULL)");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String rows(String sql) {
        Statement statement = SqlParser.parse(sql).get(0).statement();
        Binder binder = bench.binder();
        String rows;
        if (statement instanceof Statement.Insert insert) {
            rows = binder.insert(insert).rows();
        } else if (statement instanceof Statement.Update update) {
            rows = binder.update(update).rows();
        } else if (statement instanceof Statement.Delete delete) {
            rows = binder.delete(delete).rows();
        } else {
            rows = binder.merge((Statement.Merge) statement).rows();
        }
        return bench.text("SELECT * FROM (" + rows + ") ORDER BY ALL").replace('\n', '/');
    }

    @Test
    void insertConvertsToTheColumnsAndFillsTheRest() {
        assertThat(rows("INSERT INTO t (amount, id) VALUES ('1.005', 7), (2, '8')"))
                .isEqualTo("7 null 1.01 null/8 null 2.00 null");
        assertThat(rows("INSERT INTO t (id, name) SELECT COUNT(*), MAX(name) FROM t GROUP BY id IS NULL"))
                .isEqualTo("1 n null null/2 b null null");
        assertThat(rows("INSERT INTO t (id) WITH x AS (SELECT 5 AS i) SELECT i FROM x"))
                .isEqualTo("5 null null null");
    }

    @Test
    void valuesOfARowKeepTheirOwnTypes() {
        assertThat(rows("INSERT INTO t (id, name) VALUES (1, 'x'), (2, 3.5), (3, DEFAULT)"))
                .isEqualTo("1 x null null/2 3.5 null null/3 null null null");
    }

    @Test
    void updateGivesWholeRows() {
        assertThat(rows("UPDATE t SET amount = amount * 2, name = NULL WHERE id = 2"))
                .isEqualTo("2 2 null 4.00 false");
        assertThat(rows("UPDATE t x SET x.name = o.o2 FROM o WHERE o.o1 = x.id"))
                .isEmpty();
        bench.insert("INSERT INTO o VALUES (1, 77)");
        assertThat(rows("UPDATE t x SET x.name = o.o2 FROM o WHERE o.o1 = x.id"))
                .isEqualTo("1 1 77 1.00 false");
    }

    @Test
    void deleteGivesRowIds() {
        assertThat(rows("DELETE FROM t WHERE id IS NOT NULL")).isEqualTo("1/2");
        bench.insert("INSERT INTO o VALUES (2, 0)");
        assertThat(rows("DELETE FROM t USING o WHERE t.id = o.o1")).isEqualTo("2");
        assertThat(rows("DELETE FROM t")).isEqualTo("1/2/3");
    }

    @Test
    void mergeTakesTheFirstClauseThatHolds() {
        bench.insert(
                "INSERT INTO s VALUES (1, 'old', '9', FALSE, 1), (1, 'new', '10.5', FALSE, 2), (2, 'x', NULL, TRUE, 3),"
                        + " (3, 'ins', '3', NULL, 4), (4, 'skip', '4', TRUE, 5), (NULL, 'null', '5', FALSE, 6)");
        String merge =
                "MERGE INTO t USING (SELECT * FROM s QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY row_no DESC NULLS LAST) = 1) AS src"
                        + " ON %s WHEN MATCHED AND COALESCE(src.gone, FALSE) THEN DELETE"
                        + " WHEN MATCHED THEN UPDATE SET t.name = src.name, t.amount = src.amount"
                        + " WHEN NOT MATCHED AND NOT COALESCE(src.gone, FALSE) THEN INSERT (id, name, amount) VALUES (src.id, src.name, src.amount)";
        assertThat(rows(merge.formatted("t.id = src.id")))
                .isEqualTo(
                        "1 1 1 new 10.50 false/2 0 2 b 2.00 false/null 2 3 ins 3.00 null/null 2 null null 5.00 null");
        assertThat(rows(merge.formatted("t.id IS NOT DISTINCT FROM src.id"))).contains("3 1 null null 5.00 null");
    }

    @Test
    void aSourceWithColumnsNamedLikeOursIsNotMistaken() {
        bench.insert("INSERT INTO o VALUES (1, 1), (9, 0)");
        assertThat(
                        rows(
                                "MERGE INTO t USING (SELECT o1, o2 FROM o) q ON t.id = q.o1 WHEN MATCHED AND q.o2 = 5 THEN DELETE"
                                        + " WHEN MATCHED THEN UPDATE SET name = q.o2 WHEN NOT MATCHED THEN INSERT VALUES (q.o1, 'new', 1, NULL)"))
                .isEqualTo("1 1 1 1 1.00 false/null 2 9 new 1.00 null");
    }

    @Test
    void aMergeWithAClauseForEachRowLeavesNoneOut() {
        bench.insert("INSERT INTO o VALUES (1, 7), (9, 8)");
        assertThat(rows("MERGE INTO t USING o ON t.id = o.o1 WHEN MATCHED THEN UPDATE SET amount = o.o2"
                        + " WHEN NOT MATCHED THEN INSERT (id, amount) VALUES (o.o1, o.o2)"))
                .isEqualTo("1 0 1 a 7.00 false/null 1 9 null 8.00 null");
        assertThat(rows(
                        "MERGE INTO t USING o ON t.id = o.o1 WHEN NOT MATCHED THEN INSERT (id, amount) VALUES (o.o1, o.o2)"
                                + " WHEN MATCHED AND o.o2 > 7 THEN UPDATE SET name = 'x' WHEN MATCHED THEN DELETE"))
                .isEqualTo("1 2 1 a 1.00 false/null 0 9 null 8.00 null");
    }

    @Test
    void onlyTheClauseThatHoldsComputesItsValues() {
        bench.insert("INSERT INTO s VALUES (1, 'longer than five', '1', TRUE, 1)");
        String merge =
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND s.gone THEN DELETE WHEN MATCHED THEN UPDATE SET name = s.name";
        assertThat(rows(merge)).isEqualTo("1 0 1 a 1.00 false");
    }

    @Test
    void badValuesAreSnowflakesErrors() {
        assertError(
                "INSERT INTO t (name) VALUES ('abcdef')",
                "100078",
                "String 'abcdef' is too long and would be truncated");
        assertError("INSERT INTO t (amount) VALUES (12345.6)", "100039", "Numeric value '12345.6' is out of range");
        assertError("INSERT INTO t (id) VALUES ('x')", "100038", "Numeric value 'x' is not recognized");
        assertError(
                "INSERT INTO t (id) VALUES (PARSE_JSON('1'))",
                "002014",
                "Invalid expression [PARSE_JSON(...)] in VALUES clause");
        assertError(
                "INSERT INTO t (id) SELECT CURRENT_DATE",
                "002023",
                "expecting NUMBER(38,0) but got DATE for column ID");
        assertError("INSERT INTO t (id, name) VALUES (1)", "002020", "expecting 2 but got 1");
        assertError("INSERT INTO t (id, id) VALUES (1, 2)", "002025", "duplicate column name 'ID'");
        assertError("UPDATE t SET nope = 1", "000904", "invalid identifier 'NOPE'");
        assertError("UPDATE t SET id = 1, id = 2", "002025", "duplicate column name 'ID'");
        assertError(
                "MERGE INTO t USING s ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id) VALUES (t.id)",
                "000904",
                "invalid identifier 'T.ID'");
    }

    private void assertError(String sql, String code, String message) {
        assertThatThrownBy(() -> rows(sql))
                .isInstanceOfSatisfying(SnowflakeException.class, refused -> assertThat(refused.code())
                        .isEqualTo(code))
                .hasMessageContaining(message);
    }
}
