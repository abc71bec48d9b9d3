package dev.glueflake.testkit.snowflake.internal.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries over two small tables: clause by clause, and how they combine. */
class QueryTest {
    private static Bench bench;

    @BeforeAll
    static void open() {
        bench = new Bench()
                .table(
                        "ORDERS",
                        "ID",
                        SqlTypes.INTEGER,
                        "CUSTOMER",
                        SqlTypes.INTEGER,
                        "AMOUNT",
                        new SqlType.Numeric(12, 2),
                        "note",
                        new SqlType.Text(20))
                .table("CUSTOMERS", "ID", SqlTypes.INTEGER, "NAME", new SqlType.Text(30), "AT", SqlTypes.TIMESTAMP_TZ)
                .table("DOCS", "ID", SqlTypes.INTEGER, "V", SqlTypes.VARIANT)
                .insert(
                        "INSERT INTO orders VALUES (1, 10, 5.00, 'a'), (2, 10, 7.5, NULL), (3, 20, 1, 'c'), (4, NULL, NULL, 'd')")
                .insert(
                        "INSERT INTO customers (id, name, at) VALUES (10, 'Ann', '2024-01-01 10:00:00 +02:00'), (20, 'Bob', '2024-01-01 08:00:00 +00:00'), (30, 'Cid', NULL)")
                .insert("INSERT INTO docs SELECT 1, PARSE_JSON('{\"items\":[{\"n\":1},{\"n\":2}]}')")
                .view("BIG", "SELECT id AS big_id, amount FROM orders WHERE amount > 4");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            SELECT id FROM orders ORDER BY id DESC LIMIT 2 OFFSET 1 ¦ 3/2
            SELECT o.amount FROM orders o ORDER BY amount ¦ 1.00/5.00/7.50/null
            SELECT amount FROM orders ORDER BY 1 DESC ¦ null/7.50/5.00/1.00
            SELECT amount FROM orders ORDER BY amount NULLS FIRST LIMIT 1 ¦ null
            SELECT id * 2 AS twice, twice + 1 AS more FROM orders WHERE twice = 4 ¦ 4 5
            SELECT id + 100 AS id FROM orders WHERE id = 1 ¦ 101
            SELECT "note" FROM orders WHERE "note" IS NOT NULL ORDER BY 1 LIMIT 1 ¦ a
            SELECT customer, COUNT(*), SUM(amount) FROM orders GROUP BY customer ORDER BY customer ¦ 10 2 12.50/20 1 1.00/null 1 null
            SELECT customer AS c, MAX(id) FROM orders GROUP BY c HAVING MAX(id) > 2 ORDER BY 2 ¦ 20 3/null 4
            SELECT customer % 3 + 1, COUNT(*) FROM orders GROUP BY customer % 3 ORDER BY 1 ¦ 2 2/3 1/null 1
            SELECT customer, COUNT(*) n FROM orders GROUP BY ALL ORDER BY n DESC, 1 LIMIT 1 ¦ 10 2
            SELECT COUNT(*), COUNT(amount), COUNT(DISTINCT customer), AVG(id), SUM(id) FROM orders ¦ 4 3 2 2.500000 10
            SELECT COUNT(*) FROM orders WHERE 1 = 2 ¦ 0
            SELECT AVG(id), SUM(id), LISTAGG("note") FROM orders WHERE 1 = 2 ¦ null null~ ~
            SELECT LISTAGG("note", ',') WITHIN GROUP (ORDER BY id DESC) FROM orders ¦ d,c,a
            SELECT customer, SUM(amount) FROM orders GROUP BY ROLLUP (customer) ORDER BY 2, 1 ¦ 20 1.00/10 12.50/null 13.50/null null
            SELECT MAX_BY(id, amount), MIN_BY(id, amount) FROM orders ¦ 2 3
            SELECT DISTINCT customer FROM orders WHERE customer IS NOT NULL ORDER BY customer DESC ¦ 20/10
            SELECT o.id, c.name FROM orders o JOIN customers c ON o.customer = c.id ORDER BY 1 ¦ 1 Ann/2 Ann/3 Bob
            SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON o.customer = c.id ORDER BY 1 ¦ 1 Ann/2 Ann/3 Bob/4 null
            SELECT c.name FROM orders o RIGHT JOIN customers c ON o.customer = c.id WHERE o.id IS NULL ¦ Cid
            SELECT COUNT(*) FROM orders o FULL OUTER JOIN customers c ON o.customer = c.id ¦ 5
            SELECT COUNT(*) FROM orders, customers ¦ 12
            SELECT id, name FROM (SELECT customer AS id FROM orders) x JOIN customers USING (id) ORDER BY 1, 2 LIMIT 1 ¦ 10 Ann
            SELECT COUNT(*) FROM orders a NATURAL JOIN docs b ¦ 1
            SELECT id FROM orders WHERE customer IN (SELECT id FROM customers WHERE name LIKE 'B%') ¦ 3
            SELECT id FROM customers WHERE id NOT IN (SELECT customer FROM orders WHERE customer IS NOT NULL) ¦ 30
            SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id AND o.amount > 6) ¦ Ann
            SELECT name, (SELECT SUM(amount) FROM orders o WHERE o.customer = c.id) FROM customers c ORDER BY name ¦ Ann 12.50/Bob 1.00/Cid null
            SELECT id FROM orders WHERE amount >= ALL (SELECT amount FROM orders WHERE amount IS NOT NULL) ¦ 2
            SELECT id FROM orders WHERE (customer, id) IN (SELECT customer, id FROM orders WHERE id = 2) ¦ 2
            WITH a AS (SELECT id FROM orders), b (x) AS (SELECT MAX(id) FROM a) SELECT x FROM b ¦ 4
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT SUM(i) FROM n ¦ 10
            SELECT id FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer ORDER BY id DESC) = 1 ORDER BY 1 ¦ 2/3/4
            SELECT id, ROW_NUMBER() OVER (ORDER BY amount DESC NULLS LAST) AS rn FROM orders QUALIFY rn <= 2 ORDER BY rn ¦ 2 1/1 2
            SELECT id, SUM(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM orders ORDER BY 1 ¦ 1 1/2 3/3 5/4 7
            SELECT LAG(id, 1, 0) OVER (ORDER BY id), LAST_VALUE(id) OVER (ORDER BY id) FROM orders ORDER BY 1 LIMIT 2 ¦ 0 4/1 4
            SELECT customer, RANK() OVER (ORDER BY SUM(amount) DESC NULLS LAST) FROM orders GROUP BY customer ORDER BY 2 LIMIT 1 ¦ 10 1
            SELECT id FROM orders WHERE id < 2 UNION ALL SELECT id FROM customers WHERE id > 20 ORDER BY id DESC ¦ 30/1
            SELECT 1 UNION SELECT 1.50 ORDER BY 1 ¦ 1.0/1.5
            SELECT id FROM orders MINUS SELECT 1 ORDER BY 1 LIMIT 1 ¦ 2
            SELECT id FROM orders INTERSECT SELECT 3 ¦ 3
            SELECT NULL UNION ALL SELECT 2 ORDER BY 1 ¦ 2/null
            SELECT column2 FROM VALUES (1, 'x'), (2, 'y') ORDER BY column1 DESC ¦ y/x
            WITH RECURSIVE t AS (SELECT 1 n, '' s UNION ALL SELECT n + 1, s || 'ab' FROM t WHERE n < 3) SELECT s FROM t WHERE n = 3 ¦ abab
            SELECT v.b FROM (VALUES (1, 2)) AS v (a, b) ¦ 2
            SELECT $2 FROM VALUES (1, 'x') ¦ x
            SELECT t.$1 FROM orders t WHERE t.$1 = 2 ¦ 2
            SELECT * EXCLUDE (customer, "note") RENAME (id AS key) FROM orders WHERE id = 2 ¦ 2 7.50
            SELECT o.* EXCLUDE amount REPLACE (id * 10 AS id) FROM orders o WHERE id = 1 ¦ 10 10 a
            SELECT * FROM big ORDER BY big_id ¦ 1 5.00/2 7.50
            SELECT b.amount FROM big b WHERE b.big_id = 2 ¦ 7.50
            SELECT TOP 1 id FROM orders ORDER BY id ¦ 1
            SELECT f.value:n::INT, f.index FROM docs d, LATERAL FLATTEN(INPUT => d.v:items) f ORDER BY f.index ¦ 1 0/2 1
            SELECT v:items[1].n::INT FROM docs ¦ 2
            SELECT COUNT(DISTINCT at) FROM customers ¦ 1
            SELECT COUNT(*) FROM customers GROUP BY at ORDER BY 1 ¦ 1/2
            SELECT COUNT(*) FROM TABLE(GENERATOR(ROWCOUNT => 5)) ¦ 5
            SELECT SUM(TO_NUMBER(SUBSTR(MD5(CONCAT_WS('|', id, COALESCE(amount::VARCHAR, ''))), 1, 15), 'XXXXXXXXXXXXXXX')) > 0 FROM orders ¦ true
            SELECT s.NEXTVAL ¦ 42
            SELECT 'it''s {0} %s @@' ¦ it's {0} %s @@
            SELECT ROW_NUMBER() OVER (ORDER BY NULL) FROM docs ¦ 1
            SELECT ROW_NUMBER() OVER (ORDER BY (SELECT NULL)) FROM docs ¦ 1
            SELECT id FROM docs ORDER BY 'x', NULL ¦ 1
            SELECT (SUM(id) OVER ())::NUMBER(3,0) FROM docs ¦ 1
            SELECT (SELECT MAX(id) FROM orders)::NUMBER(3,0)::VARCHAR(1) ¦ 4
            SELECT SUM(UPPER(id::VARCHAR)::NUMBER(3,0)) FROM orders ¦ 10
            SELECT UPPER(id::VARCHAR)::NUMBER(3,0) AS k, COUNT(*) FROM orders GROUP BY k ORDER BY k LIMIT 1 ¦ 1 1
            SELECT UPPER(id::VARCHAR)::NUMBER(3,0) AS k, COUNT(*) FROM orders GROUP BY ROLLUP (k) ORDER BY k DESC LIMIT 1 ¦ null 4
            SELECT id FROM orders QUALIFY (ROW_NUMBER() OVER (ORDER BY id))::VARCHAR(5) = '2' ¦ 2
            SELECT COUNT(*) FROM orders o JOIN customers c ON UPPER(o.customer::VARCHAR)::INT = UPPER(c.id::VARCHAR)::INT ¦ 3
            SELECT SUM(amount) / COUNT(*) FROM orders ¦ 3.37500000
            SELECT customer, (SELECT name FROM customers c WHERE c.id = o.customer) FROM orders o GROUP BY customer ORDER BY 1 ¦ 10 Ann/20 Bob/null null
            SELECT COUNT(*) FROM orders WHERE EXISTS (SELECT MAX(id) FROM customers c WHERE c.id = orders.customer HAVING MAX(id) > 10) ¦ 1
            SELECT CASE WHEN COUNT(*) > 3 THEN 'many' ELSE 'few' END FROM orders ¦ many
            SELECT x.c FROM (SELECT customer AS c, COUNT(*) AS n FROM orders GROUP BY 1) AS x WHERE x.n > 1 ¦ 10
            SELECT (SELECT COUNT(*) FROM orders) = (SELECT COUNT(*) FROM orders) ¦ true
            SELECT DATEADD(day, id, DATE '2024-01-01') FROM docs ¦ 2024-01-02
            SELECT MIN(at)::TIMESTAMP_NTZ::TEXT FROM customers WHERE name = 'Ann' ¦ 2024-01-01 10:00:00.000
            SELECT ARRAY_AGG(id) WITHIN GROUP (ORDER BY id DESC) FROM orders ¦ [4,3,2,1]
            SELECT BOOLAND_AGG(id > 0), BITXOR_AGG(id), COUNT_IF(id > 2), ANY_VALUE(1) FROM orders ¦ true 4 2 1
            SELECT MAX(id) + 1 AS m FROM orders HAVING m > 4 ¦ 5
            SELECT IFF(customer IS NULL, 'none', 'some') k, COUNT(*) FROM orders GROUP BY 1 ORDER BY 1 ¦ none 1/some 3
            """)
    void rows(String query, String expected) {
        assertThat(bench.rows(query).replace('\n', '/')).isEqualTo(expected.replace("~", ""));
    }

    @Test
    void columnsCarrySnowflakesNamesAndTypes() {
        String query =
                "SELECT id, o.\"note\", amount * 2, COUNT(*) OVER (), 'x' AS \"lower\", Sum(amount) over (), 1/3, id::float AS F FROM orders o";
        assertThat(bench.names(query)).isEqualTo("ID note AMOUNT * 2 COUNT(*) OVER () lower SUM(AMOUNT) OVER () 1/3 F");
        assertThat(bench.types(query))
                .isEqualTo(
                        "NUMBER(38,0) VARCHAR(20) NUMBER(13,2) NUMBER(18,0) VARCHAR(1) NUMBER(38,2) NUMBER(7,6) FLOAT");
    }

    @Test
    void nullabilityFollowsTheExpression() {
        DuckQuery query = bench.binder()
                .query(dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser.parseQuery(
                        "SELECT 1, COUNT(*), MAX(id), COALESCE(MAX(id), 0) FROM orders"));
        assertThat(query.columns()).extracting("nullable").containsExactly(false, false, true, false);
    }

    @Test
    void bindsAndVariablesAreValuesOfTheirType() {
        bench.binds.clear();
        bench.binds.add(TypedValue.text("a' OR '1'='1"));
        bench.binds.add(new TypedValue(SqlTypes.INTEGER, BigDecimal.TEN));
        bench.variables.put("WHO", new TypedValue(SqlTypes.INTEGER, BigDecimal.valueOf(20)));
        bench.scriptVariables.put("LIMIT_ID", new TypedValue(SqlTypes.INTEGER, BigDecimal.ONE));
        assertThat(bench.rows("SELECT ? , ? + 1")).isEqualTo("a' OR '1'='1 11");
        assertThat(bench.rows("SELECT id FROM orders WHERE customer = $who")).isEqualTo("3");
        assertThat(bench.rows("SELECT id FROM orders WHERE id = :limit_id")).isEqualTo("1");
        assertThat(bench.rows("SELECT id FROM orders WHERE id = limit_id")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            SELECT nope FROM orders ¦ 000904 ¦ invalid identifier 'NOPE'
            SELECT "NOTE" FROM orders ¦ 000904 ¦ invalid identifier '"NOTE"'
            SELECT id FROM orders, customers ¦ 002028 ¦ ambiguous column name 'ID'
            SELECT id FROM missing ¦ 002003 ¦ Object 'MISSING' does not exist or not authorized.
            SELECT customer, id FROM orders GROUP BY customer ¦ 000979 ¦ [ORDERS.ID] is not a valid group by expression
            SELECT id FROM orders WHERE COUNT(*) > 1 ¦ 002035 ¦ where clause
            SELECT SUM(COUNT(*)) FROM orders ¦ 002036 ¦ nested
            SELECT 1 UNION SELECT 1, 2 ¦ 001789 ¦ expected 1, got 2
            SELECT id FROM orders ORDER BY 5 ¦ 002020 ¦ out of range
            SELECT * FROM VALUES (PARSE_JSON('1')) ¦ 002014 ¦ Invalid expression [PARSE_JSON(...)] in VALUES clause
            SELECT LISTAGG(id, id) FROM orders ¦ 001015 ¦ argument 2 to function LISTAGG needs to be constant
            SELECT DISTINCT id FROM orders ORDER BY amount ¦ 001104 ¦ ORDER BY
            SELECT $nope ¦ 002211 ¦ Session variable '$NOPE' does not exist
            SELECT :nope ¦ 002049 ¦ Bind variable :NOPE not set.
            SELECT (SELECT id FROM orders) ¦ 090150 ¦ Single-row subquery returns more than one row.
            SELECT id FROM orders INTERSECT ALL SELECT 1 ¦ 000002 ¦ INTERSECT ALL
            SELECT TO_GEOGRAPHY(id) FROM orders ¦ 001044 ¦ Invalid argument types for function 'TO_GEOGRAPHY'
            SELECT read_csv('x') ¦ 002140 ¦ Unknown function READ_CSV
            SELECT rowid FROM orders ¦ 000904 ¦ invalid identifier 'ROWID'
            SELECT c1 FROM orders ¦ 000904 ¦ invalid identifier 'C1'
            """)
    void refusals(String query, String code, String message) {
        assertThatThrownBy(() -> bench.rows(query))
                .isInstanceOfSatisfying(SnowflakeException.class, refused -> assertThat(refused.code())
                        .isEqualTo(code))
                .hasMessageContaining(message);
    }
}
