package dev.glueflake.testkit.snowflake.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.MergeClause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmlParsingTest {

    private static Statement one(String sql) {
        return SqlParser.parse(sql).get(0).statement();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "insert into t values (1, default), ('a', null) ^ false ^ []     ^ Values",
                "insert overwrite into db.s.t select * from u  ^ true  ^ []     ^ Select",
                "insert into t (a, \"b\") (select 1, 2)        ^ false ^ [A, \"b\"] ^ Select",
                "insert into t (select 1)                      ^ false ^ []     ^ Select",
                "insert into t(a) with x as (select 1) select * from x ^ false ^ [A] ^ With",
                "insert into t select 1 union all select 2     ^ false ^ []     ^ SetOperation",
            })
    void readsInserts(String sql, boolean overwrite, String columns, String source) {
        Statement.Insert insert = (Statement.Insert) one(sql);

        assertThat(insert.overwrite()).isEqualTo(overwrite);
        assertThat(insert.columns()).hasToString(columns);
        assertThat(insert.source().getClass().getSimpleName()).isEqualTo(source);
    }

    @Test
    void defaultIsAValueOfItsOwnAndNeedNotBeReserved() {
        Query.Values values =
                (Query.Values) ((Statement.Insert) one("insert into t values (default, default + 1)")).source();

        assertThat(TreeShape.of(values.rows()))
                .isEqualTo("[[DefaultValue(), Binary(ADD, ColumnReference([DEFAULT]), NumberLiteral(1))]]");
    }

    @Test
    void readsUpdatesAndDropsTheTargetsQualifier() {
        Statement.Update update = (Statement.Update)
                one("update db.t as x set x.a = 1, b = default, db.t.c = u.c from u, v where x.id = u.id");

        assertThat(update.table()).hasToString("DB.T");
        assertThat(update.alias().name().text()).isEqualTo("X");
        assertThat(TreeShape.of(update.assignments()))
                .isEqualTo(
                        "[Assignment(A, NumberLiteral(1)), Assignment(B, -), Assignment(C, ColumnReference([U, C]))]");
        assertThat(update.from()).hasSize(2);
        assertThat(Infix.of(update.where())).isEqualTo("(X.ID = U.ID)");
    }

    @Test
    void readsDeletes() {
        Statement.Delete delete = (Statement.Delete) one("delete from t x using (select 1 a) u where x.a = u.a");

        assertThat(delete.alias().name().text()).isEqualTo("X");
        assertThat(delete.using()).hasSize(1);
        assertThat(((Statement.Delete) one("delete from t")).where()).isNull();
    }

    @Test
    void readsTheClausesOfAMergeInTheirOrder() {
        Statement.Merge merge =
                (Statement.Merge) one("merge into db.s.tgt t using src as s on t.id = s.id and t.k = s.k "
                        + "when not matched and s.op <> 'D' then insert (t.id, a) values (s.id, default) "
                        + "when matched and s.op = 'D' then delete "
                        + "when matched then update set t.a = s.a, b = default "
                        + "when not matched then insert values (1)");

        assertThat(merge.table()).hasToString("DB.S.TGT");
        assertThat(Infix.of(merge.on())).isEqualTo("((T.ID = S.ID) AND (T.K = S.K))");
        assertThat(merge.clauses())
                .extracting(clause -> (Object) clause.getClass())
                .containsExactly(
                        MergeClause.NotMatchedInsert.class,
                        MergeClause.MatchedDelete.class,
                        MergeClause.MatchedUpdate.class,
                        MergeClause.NotMatchedInsert.class);
        assertThat(TreeShape.of(merge.clauses().get(0))).endsWith("[ID, A], [ColumnReference([S, ID]), -])");
        assertThat(TreeShape.of(merge.clauses().get(2)))
                .isEqualTo("MatchedUpdate(-, [Assignment(A, ColumnReference([S, A])), Assignment(B, -)])");
    }

    @ParameterizedTest
    @CsvSource({
        "truncate t, false",
        "truncate table t, false",
        "TRUNCATE TABLE IF EXISTS t, true",
        "truncate if exists t, true",
    })
    void readsTruncates(String sql, boolean ifExists) {
        assertThat(TreeShape.of(one(sql))).isEqualTo("Truncate(T, " + ifExists + ")");
    }

    @Test
    void countsBindsPerStatement() {
        assertThat(SqlParser.parse("insert into t values (?, ?); select :3, ?; select '?', \"?\" -- ?"))
                .extracting(ParsedStatement::bindCount)
                .containsExactly(2, 3, 0);
    }
}
