package dev.glueflake.testkit.snowflake.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParsingTest {

    private static Query.Select select(String sql) {
        return (Query.Select) SqlParser.parseQuery(sql);
    }

    private static TableExpression from(String sql) {
        List<TableExpression> from = select("select * from " + sql).from();
        assertThat(from).hasSize(1);
        return from.get(0);
    }

    @Test
    void keepsTheTextOfAnItemAsWritten() {
        Query.Select select = select("select  COUNT( * ) , a+1 /* x */ as \"n\", t . b c, * from t");

        assertThat(select.items())
                .extracting(Query.SelectItem::text)
                .containsExactly("COUNT( * )", "a+1", "t . b", "*");
        assertThat(select.items())
                .extracting(item -> TreeShape.of(item.alias()))
                .containsExactly("-", "\"n\"", "C", "-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a comment from t",
                "select a left from t",
                "select a as right from t",
                "select 1 date",
                "select a status, b name, c type, d key",
                "select t.value from t",
                "select a from t limits",
                "select a from t at",
                "select a from t as before",
                "select top from t",
                "select a, from t"
            })
    void wordsThatAreNotReservedAreNamesAndAliases(String sql) {
        assertThat(SqlParser.parseQuery(sql)).isInstanceOf(Query.Select.class);
    }

    @Test
    void readsEveryClauseOfASelect() {
        Query.Select select =
                select("select distinct a from t where b group by a, c having count(*) > 1 qualify d = 1");

        assertThat(select.distinct()).isTrue();
        assertThat(Infix.of(select.where())).isEqualTo("B");
        assertThat(select.groupBy().elements()).hasSize(2);
        assertThat(select.having()).isNotNull();
        assertThat(Infix.of(select.qualify())).isEqualTo("(D = 1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "all                                 ^ GroupBy(true, [])",
                "1, a                                ^ GroupBy(false, [Key(NumberLiteral(1)), Key(ColumnReference([A]))])",
                "grouping sets ((a, b), a, ())       ^ GroupBy(false, [Sets(GROUPING_SETS, [[ColumnReference([A]), ColumnReference([B])], [ColumnReference([A])], []])])",
                "rollup (a, (b, c))                  ^ GroupBy(false, [Sets(ROLLUP, [[ColumnReference([A])], [ColumnReference([B]), ColumnReference([C])]])])",
                "a, cube (b)                         ^ GroupBy(false, [Key(ColumnReference([A])), Sets(CUBE, [[ColumnReference([B])]])])",
            })
    void readsGroupBy(String sql, String expected) {
        assertThat(TreeShape.of(select("select 1 from t group by " + sql).groupBy()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "select a from t order by a limit 5                             ^ 5 ^ -",
                "select a from t order by a limit 5 offset 2                    ^ 5 ^ 2",
                "select a from t order by a offset 2 rows fetch next 5 rows only ^ 5 ^ 2",
                "select a from t order by a fetch first 5 row only              ^ 5 ^ -",
                "select a from t order by a fetch 5                             ^ 5 ^ -",
                "select a from t order by a offset 2                            ^ - ^ 2",
                "select top 5 a from t order by a                               ^ 5 ^ -",
                "with x as (select 1) select top 5 a from t order by a          ^ 5 ^ -",
            })
    void limitsHaveManyWritings(String sql, String limit, String offset) {
        Query query = SqlParser.parseQuery(sql);
        Query.Ordered ordered = (Query.Ordered) (query instanceof Query.With with ? with.body() : query);

        assertThat(ordered.orderBy()).hasSize(1);
        assertThat(ordered.body()).isInstanceOf(Query.Select.class);
        assertThat(ordered.limit() == null ? "-" : Infix.of(ordered.limit())).isEqualTo(limit);
        assertThat(ordered.offset() == null ? "-" : Infix.of(ordered.offset())).isEqualTo(offset);
    }

    @Test
    void aLimitInParenthesesIsNotTheOuterOne() {
        Query.Ordered outer = (Query.Ordered) SqlParser.parseQuery("(select top 5 a from t) order by a");

        assertThat(outer.limit()).isNull();
        assertThat(((Query.Ordered) outer.body()).orderBy()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                "select 1 union select 2 union all select 3                ^ (1 UNION 2) UNION ALL 3",
                "select 1 union all select 2 union all select 3            ^ (1 UNION ALL 2) UNION ALL 3",
                "select 1 minus select 2 except select 3                   ^ (1 EXCEPT 2) EXCEPT 3",
                "select 1 union distinct select 2 intersect select 3       ^ 1 UNION (2 INTERSECT 3)",
                "(select 1 union select 2) intersect select 3              ^ (1 UNION 2) INTERSECT 3",
                "select 1 union ((select 2) except (select 3))             ^ 1 UNION (2 EXCEPT 3)",
            })
    void intersectBindsTighterThanTheOtherSetOperators(String sql, String expected) {
        assertThat(sets(SqlParser.parseQuery(sql))).isEqualTo("(" + expected + ")");
    }

    private static String sets(Query query) {
        if (query instanceof Query.SetOperation set) {
            String operator = set.operator() + (set.all() ? " ALL " : " ");
            return "(" + sets(set.left()) + " " + operator + sets(set.right()) + ")";
        }
        return Infix.of(((Query.Select) query).items().get(0).expression());
    }

    @Test
    void readsCommonTables() {
        Query.With with = (Query.With)
                SqlParser.parseQuery(
                        "with recursive x (a, \"b\") as (select 1, 2 union all select 3, 4), y as (values (1)) select * from x, y");

        assertThat(with.recursive()).isTrue();
        assertThat(with.tables()).extracting(table -> table.name().text()).containsExactly("X", "Y");
        assertThat(with.tables().get(0).columns()).hasToString("[A, \"b\"]");
        assertThat(with.tables().get(1).query()).isInstanceOf(Query.Values.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "db.s.t                       ^ Named(DB.S.T, -, -)",
                "db..t                        ^ Named(DB.PUBLIC.T, -, -)",
                "\"d.b\".\"s\"                ^ Named(d.b.s, -, -)",
                "t as x                       ^ Named(T, -, Alias(X, []))",
                "t x (a, b)                   ^ Named(T, -, Alias(X, [A, B]))",
                "identifier('db.\"t\"') x     ^ Named(DB.t, -, Alias(X, []))",
                "table('db.t')                ^ Named(DB.T, -, -)",
                "identifier($x) q             ^ Named(ObjectName([], SessionVariable(X)), -, Alias(Q, []))",
                "identifier(?)                ^ Named(ObjectName([], BindReference(1)), -, -)",
                "table(:x)                    ^ Named(ObjectName([], ScriptVariable(X)), -, -)",
                "t at(offset => -60) x        ^ Named(T, TimeTravel(false, OFFSET, Unary(MINUS, NumberLiteral(60)), -), Alias(X, []))",
                "t changes (information => append_only) at(stream => 's') end(offset => -1) ^ Named(T, TimeTravel(false, STREAM, StringLiteral(s), ChangeInterval(true, TimeTravel(false, OFFSET, Unary(MINUS, NumberLiteral(1)), -))), -)",
                "t before (statement => 'q')  ^ Named(T, TimeTravel(true, STATEMENT, StringLiteral(q), -), -)",
                "values (1, 'a'), (2, b) v(x) ^ ValuesTable(Values([[NumberLiteral(1), StringLiteral(a)], [NumberLiteral(2), ColumnReference([B])]]), Alias(V, [X]))",
                "(values (1)) v               ^ ValuesTable(Values([[NumberLiteral(1)]]), Alias(V, []))",
                "@s/p (file_format => f, pattern => '.*') x ^ StageFiles(StageReference(NAMED, S, p), [Option(FILE_FORMAT, Word(F)), Option(PATTERN, Text(.*))], Alias(X, []))",
                "'@~/a b'                     ^ StageFiles(StageReference(USER, -, a b), [], -)",
                "@db.s.%\"t\"                 ^ StageFiles(StageReference(TABLE, DB.S.t, ), [], -)",
            })
    void readsWhatStandsInFrom(String sql, String expected) {
        assertThat(TreeShape.of(from(sql))).isEqualTo(expected);
    }

    @Test
    void readsFunctionsInFrom() {
        assertThat(from("table(result_scan(last_query_id())) r"))
                .isInstanceOfSatisfying(TableExpression.Function.class, f -> {
                    assertThat(f.call().name()).hasToString("RESULT_SCAN");
                    assertThat(f.lateral()).isFalse();
                    assertThat(f.alias().name().text()).isEqualTo("R");
                });
        assertThat(select("select * from t, lateral flatten(input => t.v) f")
                        .from()
                        .get(1))
                .isInstanceOfSatisfying(TableExpression.Function.class, f -> assertThat(f.lateral())
                        .isTrue());
        assertThat(select("select * from t, flatten(t.v)").from().get(1)).isInstanceOf(TableExpression.Function.class);
        assertThat(from("lateral (select 1) x"))
                .isInstanceOfSatisfying(TableExpression.Derived.class, d -> assertThat(d.lateral())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                "a join b on a.x = b.x                  ^ INNER ^ false ^ (A.X = B.X) ^ []",
                "a inner join b using (x, y)            ^ INNER ^ false ^ -           ^ [X, Y]",
                "a left join b on true                  ^ LEFT  ^ false ^ BooleanLiteral(true) ^ []",
                "a right outer join b on x              ^ RIGHT ^ false ^ X           ^ []",
                "a full outer join b on x               ^ FULL  ^ false ^ X           ^ []",
                "a cross join b                         ^ CROSS ^ false ^ -           ^ []",
                "a natural join b                       ^ INNER ^ true  ^ -           ^ []",
                "a natural left outer join b            ^ LEFT  ^ true  ^ -           ^ []",
                "(a join b on x)                        ^ INNER ^ false ^ X           ^ []",
                "((a)) join (b) on x                    ^ INNER ^ false ^ X           ^ []",
                "((select 1) a join (select 2) b on x)  ^ INNER ^ false ^ X           ^ []",
            })
    void readsJoins(String sql, Query.JoinKind kind, boolean natural, String on, String using) {
        TableExpression.Join join = (TableExpression.Join) from(sql);

        assertThat(join.kind()).isEqualTo(kind);
        assertThat(join.natural()).isEqualTo(natural);
        assertThat(join.on() == null ? "-" : Infix.of(join.on())).isEqualTo(on);
        assertThat(join.using()).hasToString(using);
    }

    @Test
    void joinsGoFromLeftToRight() {
        TableExpression.Join outer = (TableExpression.Join) from("a x left join b on p join lateral (select 1) c on q");

        assertThat(outer.lateral()).isTrue();
        assertThat(Infix.of(outer.on())).isEqualTo("Q");
        assertThat(outer.left()).isInstanceOfSatisfying(TableExpression.Join.class, inner -> assertThat(inner.kind())
                .isEqualTo(Query.JoinKind.LEFT));
    }

    @Test
    void readsTheModifiersOfAStar() {
        Expression.Star star = (Expression.Star)
                select("select t.* ilike 'a%' exclude (b, c) replace (d + 1 as d) rename (e as f, g as \"h\") from t")
                        .items()
                        .get(0)
                        .expression();

        assertThat(star.qualifier()).hasToString("T");
        assertThat(star.modifiers().ilike()).isEqualTo("a%");
        assertThat(star.modifiers().exclude()).hasToString("[B, C]");
        assertThat(TreeShape.of(star.modifiers().replace()))
                .isEqualTo("[Replaced(Binary(ADD, ColumnReference([D]), NumberLiteral(1)), D)]");
        assertThat(TreeShape.of(star.modifiers().rename())).isEqualTo("[Renamed(E, F), Renamed(G, \"h\")]");
        assertThat(TreeShape.of(select("select * exclude a rename b as c").items()))
                .contains("StarModifiers([A], [Renamed(B, C)], [], -)");
    }
}
