package dev.glueflake.testkit.snowflake.internal.stage.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that grow with the files that are loaded into them. */
class SchemaEvolutionTest {
    private static final String JSON = " file_format = (type = json) match_by_column_name = case_insensitive ";
    private static final String RECORD = "select \"schema evolution record\" from $1 where \"name\" = ";
    private SqlAccount sql;

    @BeforeEach
    void open() {
        sql = new SqlAccount();
        sql.run("create stage landing; create table t (id number(9,0), code varchar not null)"
                + " enable_schema_evolution = true");
        sql.put("@landing/first.json", "{\"id\":1,\"code\":\"a\"}");
        sql.put(
                "@landing/second.json",
                "{\"id\":2,\"price\":1.5,\"tags\":[1]}{\"id\":3,\"price\":120.25,\"none\":null}");
    }

    @AfterEach
    void close() {
        assertThat(sql.session().account().engine().errors().all()).isEmpty();
        sql.close();
    }

    @Test
    void newFieldsBecomeColumnsAndMissingOnesTakeNull() {
        sql.run("copy into t from @landing files = ('first.json')" + JSON);
        assertThat(columns()).containsExactly(row("ID", "NUMBER(9,0)", "Y"), row("CODE", "VARCHAR(16777216)", "N"));
        sql.run("copy into t from @landing" + JSON);
        assertThat(columns())
                .containsExactly(
                        row("ID", "NUMBER(9,0)", "Y"),
                        row("CODE", "VARCHAR(16777216)", "Y"),
                        row("PRICE", "NUMBER(5,2)", "Y"),
                        row("TAGS", "ARRAY", "Y"),
                        row("NONE", "VARIANT", "Y"));
        assertThat(sql.rows("select id, code, price, tags[0]::int, none from t order by id"))
                .containsExactly(
                        row("1", "a", null, null, null),
                        row("2", null, "1.50", "1", null),
                        row("3", null, "120.25", null, null));
        assertThat(sql.rows("select * from t at(offset => 0) where price > 100"))
                .hasSize(1);
    }

    @Test
    void whatALoadChangedIsToldUntilSomebodyChangesTheColumn() {
        sql.run("copy into t from @landing files = ('second.json')" + JSON);
        assertThat(record("PRICE"))
                .contains("\"evolutionType\":\"ADD_COLUMN\",\"evolutionMode\":\"COPY\",\"fileName\":\"second.json\"")
                .contains("\"queryId\":\"");
        assertThat(record("CODE")).contains("\"evolutionType\":\"DROP_NOT_NULL\"");
        assertThat(record("ID")).isEqualTo("null");
        assertThat(sql.rows("select column_name from information_schema.columns"
                        + " where table_name = 'T' and schema_evolution_record like '%ADD_COLUMN%' order by 1"))
                .containsExactly(row("NONE"), row("PRICE"), row("TAGS"));
        sql.run("alter table t rename column price to cost");
        assertThat(record("COST")).isEqualTo("null");
        sql.run("alter table t unset enable_schema_evolution");
        assertThatThrownBy(() -> record("TAGS")).isInstanceOf(SnowflakeException.class);
    }

    @Test
    void namesAreKeptWhereTheyMatchByCase() {
        sql.run("create table exact (id int) enable_schema_evolution = true");
        sql.run("copy into exact from @landing files = ('first.json') file_format = (type = json)"
                + " match_by_column_name = case_sensitive");
        assertThat(sql.rows("select id, \"id\", \"code\" from exact")).containsExactly(row(null, "1", "a"));
    }

    @Test
    void delimitedTextEvolvesWhereItsColumnsAreNotCounted() {
        sql.put("@landing/rows.csv", "id,code,Since\n4,d,2024-01-02\n");
        String copy = "copy into t from @landing/rows.csv match_by_column_name = case_insensitive"
                + " file_format = (type = csv parse_header = true";
        assertThatThrownBy(() -> sql.run(copy + ")"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("error_on_column_count_mismatch");
        assertThat(columns()).hasSize(2);
        sql.run(copy + " error_on_column_count_mismatch = false)");
        assertThat(sql.rows("select id, code, since from t")).containsExactly(row("4", "d", "2024-01-02"));
    }

    @Test
    void theLoadOfAPipeEvolvesItsTable() {
        sql.run("create pipe p as copy into t from @landing/second.json" + JSON);
        sql.run("alter pipe p refresh");
        assertThat(sql.rows("select id, price from t order by id"))
                .containsExactly(row("2", "1.50"), row("3", "120.25"));
        assertThat(record("PRICE")).contains("\"evolutionMode\":\"SNOWPIPE\"").contains("\"pipeId\":\"");
    }

    @Test
    void nothingChangesWithoutTheOptionOrTheMatchAndForDamagedFiles() {
        sql.run("create table plain (id int); create table one (v variant) enable_schema_evolution = true");
        sql.run("copy into plain from @landing" + JSON);
        sql.run("copy into one from @landing file_format = (type = json)");
        assertThat(sql.rows("select column_name from information_schema.columns where table_name in ('PLAIN', 'ONE')"))
                .containsExactlyInAnyOrder(row("ID"), row("V"));
        sql.put("@landing/broken.json", "{\"id\":5,\"other\":");
        sql.run("copy into t from @landing/broken.json on_error = skip_file" + JSON);
        assertThat(columns()).hasSize(2);
    }

    @Test
    void moreThanAHundredNewColumnsAreRefused() {
        String fields = IntStream.rangeClosed(1, 101)
                .mapToObj(i -> "\"f" + i + "\":" + i)
                .collect(Collectors.joining(",", "{\"id\":1,\"code\":\"a\",", "}"));
        sql.put("@landing/wide.json", fields);
        assertThatThrownBy(() -> sql.run("copy into t from @landing/wide.json" + JSON))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("101 fields")
                .hasMessageContaining("at most 100");
        assertThat(columns()).hasSize(2);
    }

    private List<List<String>> columns() {
        return sql.rows("describe table t ->> select \"name\", \"type\", \"null?\" from $1");
    }

    private String record(String column) {
        return String.valueOf(sql.rows("describe table t ->> " + RECORD + "'" + column + "'")
                .get(0)
                .get(0));
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }
}
