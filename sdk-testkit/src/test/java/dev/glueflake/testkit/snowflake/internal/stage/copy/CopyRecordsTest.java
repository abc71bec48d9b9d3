package dev.glueflake.testkit.snowflake.internal.stage.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetFiles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** COPY of files whose records are values with structure, and COPY that selects. */
class CopyRecordsTest {
    private static final String JSON = " file_format = (type = json) ";
    private static final String MATCH = " match_by_column_name = case_insensitive ";
    private SqlAccount sql;

    @BeforeEach
    void open() {
        sql = new SqlAccount();
        sql.run("create stage landing; create table raw (v variant);"
                + " create table people (id number(9,0) not null, name varchar(5), born date, amount number(20,9),"
                + " at timestamp_ntz, tags array, note varchar default 'none')");
    }

    @AfterEach
    void close() {
        assertThat(sql.session().account().engine().errors().all()).isEmpty();
        sql.close();
    }

    @Test
    void recordsGoIntoOneVariantColumn() {
        sql.put("@landing/a.json", "{\"b\":1,\"a\":[1]}\n{\"b\":2}\n");
        sql.put("@landing/b.json", "{}");
        assertThat(sql.rows("copy into raw from @landing" + JSON))
                .containsExactly(
                        row("landing/a.json", "LOADED", "2", "2", "1", "0", null, null, null, null),
                        row("landing/b.json", "LOADED", "1", "1", "1", "0", null, null, null, null));
        assertThat(sql.rows("select v:b::int, v:a[0]::int from raw order by 1"))
                .containsExactly(row("1", "1"), row("2", null), row(null, null));
        assertThat(sql.rows("copy into raw from @landing" + JSON))
                .containsExactly(row("Copy executed with 0 files processed."));
        assertThatThrownBy(() -> sql.run("copy into people from @landing force = true" + JSON))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("can produce one and only one column of type variant, object, or array");
    }

    @Test
    void columnsAreMatchedByName() {
        sql.put(
                "@landing/a.json",
                "{\"ID\":1,\"name\":\" Ana \",\"Born\":\"2001-02-03\",\"amount\":12345678901.123456789,"
                        + "\"at\":\"2024-01-02 03:04:05.678901\",\"tags\":[1,\"x\"],\"more\":true}"
                        + "{\"id\":2,\"name\":null,\"tags\":null}{\"id\":\"3\",\"name\":\"N/A\"}");
        sql.run("copy into people from @landing file_format = (type = json trim_space = true null_if = ('N/A'))"
                + MATCH);
        assertThat(sql.rows("select id, name, born, amount, at, to_json(tags), note from people order by id"))
                .containsExactly(
                        row(
                                "1",
                                "Ana",
                                "2001-02-03",
                                "12345678901.123456789",
                                "2024-01-02T03:04:05.678901",
                                "[1,\"x\"]",
                                null),
                        row("2", null, null, null, null, null, null),
                        row("3", null, null, null, null, null, null));
        sql.run("create table exact (\"id\" int, ID int)");
        sql.run("copy into exact from @landing match_by_column_name = case_sensitive" + JSON);
        assertThat(sql.rows("select \"id\", ID from exact order by 1, 2"))
                .containsExactly(row("2", null), row("3", null), row(null, "1"));
    }

    @Test
    void parquetIsMatchedByName() {
        sql.put(
                "@landing/p.parquet",
                ParquetFiles.of("select 7 as id, 'x' as name, date '2024-02-29' as born,"
                        + " 12345678901.123456789::decimal(20,9) as amount, timestamp '2024-01-02 03:04:05.5' as at,"
                        + " [1,2] as tags union all select 8, null, null, null, null, null"));
        assertThat(sql.rows("copy into people from @landing file_format = (type = parquet)" + MATCH))
                .containsExactly(row("landing/p.parquet", "LOADED", "2", "2", "1", "0", null, null, null, null));
        assertThat(sql.rows("select id, name, born, amount, at, to_json(tags) from people order by id"))
                .containsExactly(
                        row("7", "x", "2024-02-29", "12345678901.123456789", "2024-01-02T03:04:05.500", "[1,2]"),
                        row("8", null, null, null, null, null));
    }

    @Test
    void nullIfIsForNumbersTooAndForMatchedColumnsAlone() {
        sql.put("@landing/a.json", "{\"id\":1,\"name\":\"2\",\"amount\":2}");
        String format = " file_format = (type = json null_if = ('2') trim_space = true) ";
        sql.run("copy into people from @landing/a.json" + format + MATCH);
        assertThat(sql.rows("select id, name, amount from people")).containsExactly(row("1", null, null));
        sql.run("copy into people (id, name, amount) from (select 5, $1:name, $1:amount from @landing/a.json)" + format
                + "force = true");
        assertThat(sql.rows("select name, amount from people where id = 5")).containsExactly(row("2", "2.000000000"));
    }

    @Test
    void parquetValuesOfTheirColumnsKindLoadAsRecordsDo() {
        sql.run("create table typed (i int, n number(20,4), s varchar(9), d date, ts timestamp_ntz, f float, b boolean,"
                + " missing int, file varchar)");
        sql.put(
                "@landing/k.parquet",
                ParquetFiles.of("select 7 as i, 1.25::decimal(9,2) as n, 'x' as s, date '0001-02-03' as d,"
                        + " timestamp '1969-12-31 23:59:59.123456' as ts, 0.1::double as f, true as b"
                        + " union all select null, null, '\\N', null, null, 'nan'::double, null"));
        String with = "include_metadata = (file = metadata$filename)" + MATCH + "force = true";
        sql.run("copy into typed from @landing/k.parquet file_format = (type = parquet)" + with);
        List<List<String>> values = sql.rows("select * from typed order by i");
        assertThat(values)
                .containsExactly(
                        row(
                                "7",
                                "1.2500",
                                "x",
                                "0001-02-03",
                                "1969-12-31T23:59:59.123456",
                                "0.1",
                                "true",
                                null,
                                "k.parquet"),
                        row(null, null, null, null, null, "NaN", null, null, "k.parquet"));
        sql.run("truncate table typed");
        sql.run("copy into typed from @landing/k.parquet file_format = (type = parquet trim_space = true)" + with);
        assertThat(sql.rows("select * from typed order by i")).isEqualTo(values);
        sql.run("create table narrow (i int, s varchar(9) not null, n number(2,1))");
        sql.put("@landing/n.parquet", ParquetFiles.of("select 1 as i, 'x' as s, 3 as n union all select 2, null, 300"));
        assertThat(sql.rows("copy into narrow from @landing/n.parquet file_format = (type = parquet)"
                                + " on_error = continue" + MATCH)
                        .get(0))
                .startsWith("landing/n.parquet", "PARTIALLY_LOADED", "2", "1");
        assertThat(sql.rows("select * from narrow")).containsExactly(row("1", "x", "3.0"));
    }

    @Test
    void parquetFilesOfDifferentColumnsLoadTogetherWhollyOrNot() {
        sql.run("create table mixed (i int, s varchar(3), n number(9,2))");
        sql.put("@landing/m1.parquet", ParquetFiles.of("select 1 as i, 'a' as s, 5 as other"));
        sql.put(
                "@landing/m2.parquet",
                ParquetFiles.of("select 'b' as s, 2 as i, 6 as other union all select 'c', 3, 7"));
        sql.put("@landing/m3.parquet", ParquetFiles.of("select 4.5::decimal(5,2) as n, 4::bigint as i"));
        sql.put("@landing/m4.parquet", ParquetFiles.of("select 5 as i, 'e' as s, 8 as other"));
        String copy = "copy into mixed from @landing pattern = '.*m[0-9].parquet' file_format = (type = parquet)";
        assertThat(sql.rows(copy + MATCH))
                .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(3))
                .containsExactlyInAnyOrder(
                        "landing/m1.parquet LOADED 1",
                        "landing/m2.parquet LOADED 2",
                        "landing/m3.parquet LOADED 1",
                        "landing/m4.parquet LOADED 1");
        List<List<String>> loaded = sql.rows("select * from mixed order by i");
        assertThat(loaded)
                .containsExactly(
                        row("1", "a", null),
                        row("2", "b", null),
                        row("3", "c", null),
                        row("4", null, "4.50"),
                        row("5", "e", null));

        sql.put("@landing/m5.parquet", ParquetFiles.of("select 6 as i, 'too long' as s"));
        assertThatThrownBy(() -> sql.run(copy + MATCH + "force = true")).hasMessageContaining("too long");
        assertThat(sql.rows("select * from mixed order by i")).isEqualTo(loaded);
    }

    @Test
    void delimitedTextIsMatchedByItsHeader() {
        sql.put("@landing/a.csv", "NAME,other,Id\nAna,x,1\nBo,y,2\n");
        String format = " file_format = (type = csv parse_header = true error_on_column_count_mismatch = false)";
        sql.run("copy into people from @landing" + format + MATCH
                + "include_metadata = (note = metadata$filename, amount = metadata$file_row_number)");
        assertThat(sql.rows("select id, name, note, amount from people order by id"))
                .containsExactly(row("1", "Ana", "a.csv", "1.000000000"), row("2", "Bo", "a.csv", "2.000000000"));
        assertThatThrownBy(() -> sql.run("copy into people from @landing force = true"
                        + " file_format = (type = csv parse_header = true)" + MATCH))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining(
                        "Number of columns in file (3) does not match that of the corresponding table (7)");
        assertThatThrownBy(() -> sql.run("copy into people from @landing" + MATCH))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("PARSE_HEADER = TRUE");
        assertThatThrownBy(() -> sql.run("copy into people (id) from @landing" + format + MATCH))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("excludes a list of columns");
    }

    @Test
    void aSelectTransformsWhatIsLoaded() {
        sql.put("@landing/in/a.csv", "x,1,2001-02-03\ny,2,\n");
        sql.run("copy into people (name, id, note) from (select upper(t.$1), $2 * 10, metadata$filename || '#'"
                + " || metadata$file_row_number from @landing/in/ t) file_format = (type = csv)");
        assertThat(sql.rows("select id, name, note from people order by id"))
                .containsExactly(row("10", "X", "in/a.csv#1"), row("20", "Y", "in/a.csv#2"));
        sql.put("@landing/j/a.json", "{\"p\":{\"id\":5,\"born\":\"03.02.2001\"}}");
        sql.run("copy into people (id, born) from (select $1:p.id, $1:p.born::date from @landing/j/)"
                + " file_format = (type = json date_format = 'DD.MM.YYYY')");
        assertThat(sql.rows("select born, note from people where id = 5")).containsExactly(row("2001-02-03", "none"));
        for (String query : List.of(
                "select $1 from @landing where $1 = 'x'",
                "select $1 from @landing group by 1",
                "select a.$1 from @landing a, @landing b",
                "select id from people")) {
            assertThatThrownBy(() -> sql.run("copy into people (id) from (" + query + ")"))
                    .isInstanceOf(SnowflakeException.class)
                    .hasMessageContaining("COPY statement only supports simple SELECT from stage statements");
        }
    }

    @Test
    void badRecordsAreToldOfAndLeftOut() {
        sql.put(
                "@landing/a.json",
                "{\"id\":1}\n{\"id\":\"x\"}\n{\"id\":3}\n{\"id\":}\n{\"id\":5,\"name\":\"too long\"}\n{\"name\":\"n\"}\n"
                        + "{\"id\":7}\n");
        sql.put("@landing/b.json", "{\"id\":9}");
        assertThat(sql.rows("copy into people from @landing on_error = continue" + JSON + MATCH))
                .containsExactly(
                        row(
                                "landing/a.json",
                                "PARTIALLY_LOADED",
                                "7",
                                "3",
                                "7",
                                "4",
                                "Error parsing JSON: misplaced }",
                                "4",
                                "7",
                                "\"PEOPLE\"[\"ID\":1]"),
                        row("landing/b.json", "LOADED", "1", "1", "1", "0", null, null, null, null));
        assertThat(sql.rows("select id from people order by id"))
                .containsExactly(row("1"), row("3"), row("7"), row("9"));
    }

    @Test
    void theColumnAndTheRowOfABadValueAreNamed() {
        sql.put("@landing/a.json", "{\"id\":1}\n{\"id\":2,\"born\":\"never\"}\n");
        String copy = "copy into people from @landing" + JSON + MATCH;
        assertThatThrownBy(() -> sql.run(copy))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("Date 'never' is not recognized")
                .hasMessageContaining("File 'landing/a.json', line 2, character 1")
                .hasMessageContaining("Row 2, column \"PEOPLE\"[\"BORN\":3]");
        assertThat(sql.rows("select * from people")).isEmpty();
        assertThat(sql.rows(copy + "on_error = skip_file").get(0)).contains("LOAD_FAILED", "2", "0");
        assertThat(sql.rows("select * from people")).isEmpty();
        assertThat(sql.rows(copy + "on_error = 'skip_file_60%'").get(0)).contains("PARTIALLY_LOADED");
        assertThat(sql.rows("select id from people")).containsExactly(row("1"));
    }

    @Test
    void nullForAColumnThatTakesNoneIsABadRow() {
        sql.put("@landing/a.json", "{\"id\":1}\n{\"name\":\"n\"}\n");
        assertThatThrownBy(() -> sql.run("copy into people from @landing" + JSON + MATCH))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("NULL result in a non-nullable column")
                .hasMessageContaining("Row 2, column \"PEOPLE\"[\"ID\":1]");
        assertThat(sql.rows("copy into people (id, name) from (select $1:id, $1:name from @landing) on_error = continue"
                                + JSON)
                        .get(0))
                .contains("PARTIALLY_LOADED", "NULL result in a non-nullable column");
    }

    @Test
    void tooLongTextsAreCutOnlyWhereThatIsWanted() {
        sql.put("@landing/a.json", "{\"id\":1,\"name\":\"abcdefgh\"}");
        String copy = "copy into people from @landing" + JSON + MATCH;
        assertThatThrownBy(() -> sql.run(copy))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("too long");
        sql.run(copy + "truncatecolumns = true");
        assertThat(sql.rows("select name from people")).containsExactly(row("abcde"));
    }

    @Test
    void damagedFilesHaveAStatusOfTheirOwn() {
        sql.put("@landing/a.parquet", "no parquet at all, whatever its name says");
        sql.put("@landing/b.parquet", ParquetFiles.of("select 1 as id"));
        assertThat(sql.rows("copy into raw from @landing file_format = (type = parquet) on_error = skip_file"))
                .containsExactly(
                        row(
                                "landing/a.parquet",
                                "LOAD_FAILED",
                                "0",
                                "0",
                                "1",
                                "1",
                                "Error parsing the parquet file: it is either corrupted or not a parquet file",
                                "0",
                                "0",
                                "\"RAW\"[\"V\":1]"),
                        row("landing/b.parquet", "LOADED", "1", "1", "1", "0", null, null, null, null));
        assertThatThrownBy(() -> sql.run("copy into raw from @landing file_format = (type = avro) force = true"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("no Avro data file");
        assertThat(sql.rows("select v:id::int from raw")).containsExactly(row("1"));
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }
}
