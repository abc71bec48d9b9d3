package dev.glueflake.testkit.snowflake.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParsingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "a or b and c                     ^ (A OR (B AND C))",
                "not a and b                      ^ ((NOT A) AND B)",
                "not a = b or c                   ^ ((NOT (A = B)) OR C)",
                "not not a in (1)                 ^ (NOT (NOT (A IN [1])))",
                "a + b * c - d                    ^ ((A + (B * C)) - D)",
                "a - b - c                        ^ ((A - B) - C)",
                "a / b % c                        ^ ((A / B) % C)",
                "(a + b) * c                      ^ ((A + B) * C)",
                "a || b + c || d                  ^ ((A || (B + C)) || D)",
                "a || b = c                       ^ ((A || B) = C)",
                "- a::int * b                     ^ ((MINUS (A AS INT)) * B)",
                "-1::varchar                      ^ (MINUS (1 AS VARCHAR))",
                "a + b::number                    ^ (A + (B AS NUMBER))",
                "a::int::varchar                  ^ ((A AS INT) AS VARCHAR)",
                "- - + a                          ^ (MINUS (MINUS (PLUS A)))",
                "a <> b and c != d                ^ ((A <> B) AND (C <> D))",
                "a between b + 1 and c and d      ^ ((A BETWEEN (B + 1) .. C) AND D)",
                "a not between 1 and 2 or b       ^ ((A NOT BETWEEN 1 .. 2) OR B)",
                "a not in (1, b + 2)              ^ (A NOT IN [1, (B + 2)])",
                "a is null and b is not null      ^ ((A IS NULL) AND (B IS NOT NULL))",
                "a is true or b is not false      ^ ((A IS true) OR (B IS NOT false))",
                "a is distinct from b + 1 and c   ^ ((A IS DISTINCT (B + 1)) AND C)",
                "a is not distinct from b         ^ (A IS NOT DISTINCT B)",
                "a like 'x' || b and c            ^ ((A LIKE ONE [('x' || B)]) AND C)",
                "a not ilike 'x' escape '!'       ^ (A NOT ILIKE ONE ['x'] ESCAPE '!')",
                "a like any ('x', b) escape '!'   ^ (A LIKE ANY ['x', B] ESCAPE '!')",
                "a not like all ('x')             ^ (A NOT LIKE ALL ['x'])",
                "a ilike any ('x')                ^ (A ILIKE ANY ['x'])",
                "a rlike 'x' or b regexp 'y'      ^ ((A RLIKE ONE ['x']) OR (B RLIKE ONE ['y']))",
                "v:a.B[0].\"c d\"::string         ^ ((V.a.B[0].c d) AS STRING)",
                "t.v:a:b                          ^ (T.V.a.b)",
                "v['k'][i + 1]                    ^ (V.k[(I + 1)])",
                "f.value:x::int + 1               ^ (((F.VALUE.x) AS INT) + 1)",
                "a::variant:k                     ^ ((A AS VARIANT).k)",
                "a collate 'es' = b               ^ ((A COLLATE es) = B)",
                "a::varchar collate 'es'          ^ ((A AS VARCHAR) COLLATE es)",
                "a.b.c.\"d\"                      ^ A.B.C.\"d\"",
            })
    void operatorsBindAsInSnowflake(String sql, String expected) {
        assertThat(Infix.of(SqlParser.parseExpression(sql))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "null              ^ NullLiteral()",
                "TRUE              ^ BooleanLiteral(true)",
                "'it''s'           ^ StringLiteral(it's)",
                "$$it's$$          ^ StringLiteral(it's)",
                "1.50              ^ NumberLiteral(1.50)",
                "date '2026-01-02' ^ TypedLiteral(TypeName(DATE, []), 2026-01-02)",
                "Timestamp'x'      ^ TypedLiteral(TypeName(TIMESTAMP, []), x)",
                "x'0aFF'           ^ TypedLiteral(TypeName(BINARY, []), 0aFF)",
                "interval '1 day'  ^ IntervalLiteral(1 day)",
                "$2                ^ PositionalColumn(-, 2)",
                "t.$2              ^ PositionalColumn(T, 2)",
                "\"t\".$2          ^ PositionalColumn(\"t\", 2)",
                "$abc              ^ SessionVariable(ABC)",
                ":abc              ^ ScriptVariable(ABC)",
                ":2                ^ BindReference(2)",
                "?                 ^ BindReference(1)",
                "[]                ^ ArrayLiteral([])",
                "[1, [a]]          ^ ArrayLiteral([NumberLiteral(1), ArrayLiteral([ColumnReference([A])])])",
                "{'a': 1, 'b': {}} ^ ObjectLiteral([Entry(a, NumberLiteral(1)), Entry(b, ObjectLiteral([]))])",
                "(1, a)            ^ Tuple([NumberLiteral(1), ColumnReference([A])])",
                "identifier('a.b') ^ ColumnReference([A, B])",
                "identifier($x)    ^ DeferredColumn(SessionVariable(X), [])",
                "identifier(:x)    ^ DeferredColumn(ScriptVariable(X), [])",
                "date              ^ ColumnReference([DATE])",
                "interval          ^ ColumnReference([INTERVAL])",
                "value             ^ ColumnReference([VALUE])",
            })
    void readsOperands(String sql, String expected) {
        assertThat(TreeShape.of(SqlParser.parseExpression(sql))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "cast(a as number(10, 2))             ^ Cast(ColumnReference([A]), TypeName(NUMBER, [10, 2]), false)",
                "try_cast(a as double  precision)     ^ Cast(ColumnReference([A]), TypeName(DOUBLE PRECISION, []), true)",
                "a::timestamp(3) with time zone       ^ Cast(ColumnReference([A]), TypeName(TIMESTAMP WITH TIME ZONE, [3]), false)",
                "a::timestamp with local time zone    ^ Cast(ColumnReference([A]), TypeName(TIMESTAMP WITH LOCAL TIME ZONE, []), false)",
                "a::char varying(5)                   ^ Cast(ColumnReference([A]), TypeName(CHAR VARYING, [5]), false)",
                "case a when 1 then 2 end             ^ Case(ColumnReference([A]), [When(NumberLiteral(1), NumberLiteral(2))], -)",
                "case when a then 1 else 2 end        ^ Case(-, [When(ColumnReference([A]), NumberLiteral(1))], NumberLiteral(2))",
            })
    void readsCastsAndCases(String sql, String expected) {
        assertThat(TreeShape.of(SqlParser.parseExpression(sql))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "extract(year from d)                ^ date_part('YEAR', d)",
                "position('a' in b || c)             ^ position('a', b || c)",
                "current_date                        ^ current_date()",
                "CURRENT_TIMESTAMP                   ^ current_timestamp()",
                "count(all a)                        ^ count(a)",
                "first_value(a ignore nulls) over () ^ first_value(a) ignore nulls over ()",
                "nth_value(a, 2) from first over ()  ^ nth_value(a, 2) over ()",
                "a = some (select 1)                 ^ a = any (select 1)",
                "((a))                               ^ a",
                "sum(a) over (rows 2 preceding)      ^ sum(a) over (rows between 2 preceding and current row)",
                "a regexp 'x'                        ^ a rlike 'x'",
            })
    void twoWritingsOfOneThingAreOneTree(String sql, String same) {
        assertThat(TreeShape.of(SqlParser.parseExpression(sql)))
                .isEqualTo(TreeShape.of(SqlParser.parseExpression(same)));
    }

    @Test
    void readsAllPartsOfAFunctionCall() {
        Expression.FunctionCall call = (Expression.FunctionCall) SqlParser.parseExpression(
                "db.s.LISTAGG(distinct a, ',') within group (order by b desc nulls first, c) over (partition by d, e)");

        assertThat(call.name()).hasToString("DB.S.LISTAGG");
        assertThat(call.distinct()).isTrue();
        assertThat(call.arguments()).hasSize(2);
        assertThat(TreeShape.of(call.withinGroup()))
                .isEqualTo("[OrderItem(ColumnReference([B]), true, true), OrderItem(ColumnReference([C]), false, -)]");
        assertThat(TreeShape.of(call.over())).isEqualTo("Window([ColumnReference([D]), ColumnReference([E])], [], -)");
        assertThat(call.ignoreNulls()).isNull();
    }

    @Test
    void readsNamedArgumentsAndStars() {
        Expression.FunctionCall named =
                (Expression.FunctionCall) SqlParser.parseExpression("flatten(input => v:a, Outer=>true, 'x')");
        Expression.FunctionCall star =
                (Expression.FunctionCall) SqlParser.parseExpression("object_construct(t.* exclude a)");

        assertThat(named.arguments()).extracting(Expression.Argument::name).containsExactly("INPUT", "OUTER", null);
        assertThat(TreeShape.of(star.arguments().get(0).value())).isEqualTo("Star(T, StarModifiers([A], [], [], -))");
    }

    @ParameterizedTest
    @CsvSource({
        "rows between unbounded preceding and current row, ROWS, UNBOUNDED_PRECEDING, CURRENT_ROW",
        "range between current row and unbounded following, RANGE, CURRENT_ROW, UNBOUNDED_FOLLOWING",
        "groups between 1 preceding and 2 + 1 following, GROUPS, PRECEDING, FOLLOWING",
        "rows unbounded preceding, ROWS, UNBOUNDED_PRECEDING, CURRENT_ROW",
    })
    void readsFrames(
            String sql, Expression.FrameUnit unit, Expression.FrameBoundKind start, Expression.FrameBoundKind end) {
        Expression.FunctionCall call = (Expression.FunctionCall)
                SqlParser.parseExpression("sum(a) respect nulls over (order by b asc nulls last " + sql + ")");

        assertThat(call.ignoreNulls()).isFalse();
        assertThat(call.over().frame().unit()).isEqualTo(unit);
        assertThat(call.over().frame().start().kind()).isEqualTo(start);
        assertThat(call.over().frame().end().kind()).isEqualTo(end);
        assertThat(call.over().orderBy().get(0).nullsFirst()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert('abc', 1, 2, 'Z')",
                "like(a, 'b')",
                "rlike(a, 'b')",
                "left(a, 1)",
                "right(a, 1)",
                "replace(a, 'b')",
                "date('2026-01-01')",
                "row_number() over (order by a)",
                "if(a, b, c)",
                "position(a, b)",
                "position(a, b, 3)"
            })
    void functionsMayHaveNamesThatAreKeywordsElsewhere(String sql) {
        assertThat(SqlParser.parseExpression(sql)).isInstanceOf(Expression.FunctionCall.class);
    }

    @Test
    void subqueriesAreToldFromTuples() {
        assertThat(SqlParser.parseExpression("(select 1)")).isInstanceOf(Expression.ScalarQuery.class);
        assertThat(SqlParser.parseExpression("((select 1) union (select 2))"))
                .isInstanceOf(Expression.ScalarQuery.class);
        assertThat(SqlParser.parseExpression("((select 1) + 1)")).isInstanceOf(Expression.Binary.class);
        assertThat(SqlParser.parseExpression("a in (select 1)")).isInstanceOf(Expression.InQuery.class);
        assertThat(SqlParser.parseExpression("a in ((select 1), 2)")).isInstanceOf(Expression.InList.class);
        assertThat(SqlParser.parseExpression("exists (with x as (select 1) select * from x)"))
                .isInstanceOf(Expression.Exists.class);
        assertThat(SqlParser.parseExpression("(a, b) in ((1, 2), (3, 4))"))
                .isInstanceOfSatisfying(Expression.InList.class, in -> assertThat(in.values())
                        .allMatch(Expression.Tuple.class::isInstance));
    }

    @Test
    void aLongChainOfAndIsABalancedTree() {
        Expression tree = SqlParser.parseExpression("a" + " and a".repeat(20_000));

        assertThat(depth(tree)).isLessThan(200);
    }

    private static int depth(Expression expression) {
        return expression instanceof Expression.Binary binary
                ? 1 + Math.max(depth(binary.left()), depth(binary.right()))
                : 0;
    }
}
