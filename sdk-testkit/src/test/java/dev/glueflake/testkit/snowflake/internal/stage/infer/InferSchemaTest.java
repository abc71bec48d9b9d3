package dev.glueflake.testkit.snowflake.internal.stage.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetFiles;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferSchemaTest {
    private SqlAccount sql;

    @BeforeEach
    void open() {
        sql = new SqlAccount();
        sql.run("create stage landing; create file format pq type = parquet; create file format js type = json;"
                + " create file format av type = avro; create file format head type = csv parse_header = true;"
                + " create file format plain type = csv;"
                + " create file format logical type = parquet use_logical_type = true binary_as_text = false");
    }

    @AfterEach
    void close() {
        assertThat(sql.session().account().engine().errors().all()).isEmpty();
        sql.close();
    }

    @Test
    void parquetSaysItsColumnsInItsSchema() {
        sql.put(
                "@landing/geo/c.parquet",
                ParquetFiles.of("select 1::integer as id, 2::bigint as \"Big\", 1.5::double as r, 'x' as t,"
                        + " true as b, date '2024-01-01' as d, timestamp '2024-01-01 00:00:00' as ts,"
                        + " 1.25::decimal(9,2) as n, {'a': 1} as o, [1] as l, 'x'::blob as y, time '01:02:03' as tm"));
        StatementResult found =
                sql.run("select * from table(infer_schema(location => '@landing', file_format => 'pq'))");
        assertThat(found.columns().stream().map(column -> column.name()))
                .containsExactly("COLUMN_NAME", "TYPE", "NULLABLE", "EXPRESSION", "FILENAMES", "ORDER_ID");
        assertThat(SqlAccount.rows(found))
                .startsWith(
                        row("id", "NUMBER(38, 0)", "false", "$1:id::NUMBER(38, 0)", "geo/c.parquet", "0"),
                        row("Big", "NUMBER(38, 0)", "false", "$1:Big::NUMBER(38, 0)", "geo/c.parquet", "1"));
        assertThat(types("@landing/geo/c.parquet", "pq", ""))
                .containsExactly(
                        "id NUMBER(38, 0)",
                        "Big NUMBER(38, 0)",
                        "r REAL",
                        "t TEXT",
                        "b BOOLEAN",
                        "d DATE",
                        "ts TIMESTAMP_NTZ",
                        "n NUMBER(9, 2)",
                        "o VARIANT",
                        "l VARIANT",
                        "y TEXT",
                        "tm TIME");
        assertThat(types("@landing", "logical", "")).contains("y BINARY", "tm TIME");
        assertThat(sql.rows("select column_name, expression from table(infer_schema(location => '@landing',"
                        + " file_format => 'pq', ignore_case => true)) where order_id = 1"))
                .containsExactly(row("BIG", "GET_IGNORE_CASE ($1, BIG)::NUMBER(38, 0)"));
    }

    @Test
    void typesOfSeveralFilesComeTogether() {
        sql.put("@landing/a.json", "{\"n\":1,\"x\":1,\"m\":\"2024-01-02\",\"z\":null,\"q\":1}{\"n\":12.5,\"q\":null}");
        sql.put("@landing/b.json", "{\"n\":-123,\"x\":true,\"m\":\"2024-01-02 03:04:05\",\"w\":[1],\"q\":1e3}");
        assertThat(sql.rows("select column_name, type, nullable, filenames from table(infer_schema("
                        + "location => '@landing', file_format => 'js')) order by order_id"))
                .containsExactly(
                        row("m", "TIMESTAMP_NTZ", "true", "a.json, b.json"),
                        row("n", "NUMBER(4, 1)", "true", "a.json, b.json"),
                        row("q", "REAL", "true", "a.json, b.json"),
                        row("x", "TEXT", "true", "a.json, b.json"),
                        row("z", "VARIANT", "true", "a.json"),
                        row("w", "ARRAY", "true", "b.json"));
        assertThat(types("@landing", "js", ", files => ('b.json')"))
                .containsExactly("m TIMESTAMP_NTZ", "n NUMBER(3, 0)", "q REAL", "w ARRAY", "x BOOLEAN");
        assertThat(types("@landing", "js", ", max_file_count => 1, max_records_per_file => 1"))
                .contains("n NUMBER(1, 0)", "x NUMBER(1, 0)", "q NUMBER(1, 0)");
        assertThat(types("@landing", "js", ", files => ('a.json', 'b.json')")).hasSize(6);
    }

    @Test
    void delimitedTextIsNamedByItsHeaderOrByPlace() {
        sql.put(
                "@landing/h.csv",
                "Id,Name,col_date,ok,ratio,at,none\n1,a,2024-01-02,true,1e3,2024-01-02 03:04:05,\n22,b,,FALSE,2,,\n");
        assertThat(types("@landing", "head", ""))
                .containsExactly(
                        "Id NUMBER(2, 0)",
                        "Name TEXT",
                        "col_date DATE",
                        "ok BOOLEAN",
                        "ratio REAL",
                        "at TIMESTAMP_NTZ",
                        "none TEXT");
        assertThat(types("@landing", "plain", "")).startsWith("c1 TEXT", "c2 TEXT", "c3 TEXT");
    }

    @Test
    void avroSaysItsColumnsInItsSchema() throws IOException {
        Schema schema = new Schema.Parser().parse("""
                {"type": "record", "name": "R", "fields": [
                  {"name": "n", "type": ["null", "long"]}, {"name": "s", "type": "string"},
                  {"name": "d", "type": "double"}, {"name": "b", "type": "bytes"},
                  {"name": "l", "type": {"type": "array", "items": "int"}}, {"name": "f", "type": "boolean"}]}""");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (var writer = new DataFileWriter<>(new GenericDatumWriter<>(schema)).create(schema, file)) {
            writer.sync();
        }
        sql.put("@landing/a.avro", file.toByteArray());
        assertThat(types("@landing", "av", ""))
                .containsExactly("n NUMBER(38, 0)", "s TEXT", "d REAL", "b BINARY", "l VARIANT", "f BOOLEAN");
        assertThat(sql.rows("select nullable from table(infer_schema(location => '@landing', file_format => 'av'))"
                        + " where order_id < 2"))
                .containsExactly(row("true"), row("false"));
    }

    @Test
    void tablesAreMadeOfTheTemplate() {
        sql.put(
                "@landing/p.parquet",
                ParquetFiles.of(
                        "select 1 as id, 'x' as \"na\"\"me\", 2.5::decimal(5,1) as n union all select 2, 'y', null"));
        String inferred = " from table(infer_schema(location => '@landing', file_format => 'pq'))";
        sql.run("create table made using template (select array_agg(object_construct(*))"
                + " within group (order by order_id)" + inferred + ")");
        sql.run("copy into made from @landing file_format = (format_name = pq) match_by_column_name = case_sensitive");
        assertThat(sql.rows("select \"id\", \"na\"\"me\", \"n\" from made"))
                .contains(row("1", "x", "2.5"))
                .hasSize(2);
        assertThat(describe(
                        "select generate_column_description(array_agg(object_construct(*)) within group (order by"
                                + " order_id), '%s')" + inferred,
                        "table"))
                .isEqualTo("\"id\" NUMBER(38, 0) NOT NULL,\n\"na\"\"me\" TEXT NOT NULL,\n\"n\" NUMBER(5, 1)");
        assertThat(describe(
                        "select generate_column_description(array_agg(object_construct(*)), '%s')" + inferred
                                + " where order_id = 0",
                        "external_table"))
                .isEqualTo("\"id\" NUMBER(38, 0) AS ($1:id::NUMBER(38, 0))");
        assertThat(describe(
                        "select generate_column_description(array_agg(object_construct(*)), '%s')" + inferred
                                + " where order_id = 0",
                        "view"))
                .isEqualTo("\"id\" ");
        sql.run("create table strict using template (select parse_json('[{\"COLUMN_NAME\":\"A\",\"TYPE\":\"DATE\","
                + "\"NULLABLE\":false}]'))");
        assertThatThrownBy(() -> sql.run("insert into strict values (null)")).isInstanceOf(SnowflakeException.class);
    }

    private String describe(String select, String kind) {
        return sql.cell(select.formatted(kind));
    }

    @Test
    void argumentsMayBeBound() {
        sql.put("@landing/a.json", "{\"a\":1}");
        assertThat(SqlAccount.rows(sql.runWith(
                        Binds.of(List.of(TypedValue.text("@landing"), TypedValue.text("js"))),
                        "select column_name from table(infer_schema(location => ?, file_format => ?))")))
                .containsExactly(row("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "location => '@landing' | INFER_SCHEMA needs the argument FILE_FORMAT",
                "location => '@landing', file_format => 'js', files => 'no.json' | 'landing/no.json' was not found",
                "location => '@%t', file_format => 'js' | not the stage of a table",
                "location => '@landing', file_format => 'js', kind => 'ICEBERG' | INFER_SCHEMA with KIND => 'ICEBERG'",
                "location => '@landing', file_format => 'js', depth => 1 | 'DEPTH'",
                "location => '@landing', file_format => 'none' | does not exist or not authorized",
            })
    void whatIsWrongIsNamed(String arguments, String message) {
        sql.run("create table t (a int)");
        assertThatThrownBy(() -> sql.run("select * from table(infer_schema(" + arguments + "))"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining(message);
    }

    private List<String> types(String location, String format, String more) {
        return sql
                .rows("select column_name || ' ' || type from table(infer_schema(location => '" + location
                        + "', file_format => '" + format + "'" + more + ")) order by order_id")
                .stream()
                .map(found -> found.get(0))
                .toList();
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }
}
