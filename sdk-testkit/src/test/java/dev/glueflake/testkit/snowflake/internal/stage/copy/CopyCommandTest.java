package dev.glueflake.testkit.snowflake.internal.stage.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyCommandTest {
    private static final String QUOTED = " file_format = (type = csv field_optionally_enclosed_by = '\"')";
    private SqlAccount sql;

    @BeforeEach
    void open() {
        sql = new SqlAccount();
        sql.run("create stage landing; create table people (id number(9,0), name varchar, born date)");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void loadsEveryFileOfAStageAndSaysSoPerFile() {
        sql.put("@landing/a.csv", "1,Ana,2001-02-03\n2,\"Bo, jr\",\n");
        sql.put("@landing/b.csv", "3,\"\",1999-12-31\n");
        StatementResult result = sql.run("copy into people from @landing" + QUOTED);
        assertThat(result.columns())
                .extracting(ResultColumn::name)
                .containsExactly(
                        "file",
                        "status",
                        "rows_parsed",
                        "rows_loaded",
                        "error_limit",
                        "errors_seen",
                        "first_error",
                        "first_error_line",
                        "first_error_character",
                        "first_error_column_name");
        assertThat(SqlAccount.rows(result))
                .containsExactly(
                        row("landing/a.csv", "LOADED", "2", "2", "1", "0", null, null, null, null),
                        row("landing/b.csv", "LOADED", "1", "1", "1", "0", null, null, null, null));
        assertThat(result.affected()).isEqualTo(3);
        assertThat(people())
                .containsExactly(row("1", "Ana", "2001-02-03"), row("2", "Bo, jr", null), row("3", "", "1999-12-31"));
    }

    @Test
    void theDialectOfLoadsKeepsNullAndEmptyApart() {
        sql.run("create transient table staged (name varchar, note varchar, amount number(10,2), at timestamp_tz,"
                + " \"_FILE\" number(9,0), \"_ROW\" number(18,0)) data_retention_time_in_days = 0");
        String file = ",\"\",1.50,2026-01-02 03:04:05.5+00:00,1,1\n\\N,\"a\\\",,,1,2\n\"x,\n\"\"y\"\"\",NULL,-2,,1,3\n";
        sql.put("@landing/part-00001.csv.zst", Zstd.compress(file.getBytes(StandardCharsets.UTF_8)));
        sql.run("""
                copy into staged ("NAME", "NOTE", "AMOUNT", "AT", "_FILE", "_ROW") from @landing files = ('part-00001.csv.zst')
                file_format = (type = csv field_optionally_enclosed_by = '"' escape = none escape_unenclosed_field = none
                  null_if = () empty_field_as_null = true skip_header = 0 encoding = 'UTF8' binary_format = hex
                  compression = zstd date_format = 'YYYY-MM-DD' timestamp_format = auto)
                on_error = abort_statement""");
        assertThat(sql.rows("select name, note, amount, at, _row from staged order by _row"))
                .containsExactly(
                        row(null, "", "1.50", "2026-01-02T03:04:05.500Z", "1"),
                        row("\\N", "a\\", null, null, "2"),
                        row("x,\n\"y\"", "NULL", "-2.00", null, "3"));
    }

    @Test
    void aLoadedFileIsSkippedUntilItsContentChanges() {
        sql.put("@landing/a.csv", "1,Ana,2001-02-03\n");
        sql.run("copy into people from @landing");
        assertThat(sql.rows("copy into people from @landing"))
                .containsExactly(row("Copy executed with 0 files processed."));
        sql.put("@landing/a.csv", "2,Bo,2001-02-03\n");
        assertThat(sql.rows("copy into people from @landing")).hasSize(1);
        assertThat(people()).extracting(r -> r.get(0)).containsExactly("1", "2");
        sql.run("copy into people from @landing force = true");
        assertThat(people()).extracting(r -> r.get(0)).containsExactly("1", "2", "2");
    }

    @Test
    void historyBelongsToTheTableAndEndsWithTruncateOrReplace() {
        sql.put("@landing/a.csv", "1,Ana,2001-02-03\n");
        sql.run("copy into people from @landing; create table others like people");
        assertThat(sql.rows("copy into others from @landing").get(0)).contains("LOADED");
        sql.run("truncate table people");
        assertThat(sql.rows("copy into people from @landing").get(0)).contains("LOADED");
        sql.run("create or replace table people (id number, name varchar, born date)");
        assertThat(sql.rows("copy into people from @landing").get(0)).contains("LOADED");
        sql.run("alter table people rename to folk");
        assertThat(sql.rows("copy into folk from @landing").get(0).get(0)).contains("0 files processed");
    }

    @Test
    void aRolledBackLoadMayBeRepeated() {
        sql.put("@landing/a.csv", "1,Ana,2001-02-03\n");
        sql.run("begin; copy into people from @landing; rollback");
        assertThat(people()).isEmpty();
        assertThat(sql.rows("copy into people from @landing").get(0)).contains("LOADED");
        assertThat(people()).hasSize(1);
    }

    @Test
    void aBadValueAbortsAndLeavesNothing() {
        sql.put("@landing/a.csv", "1,Ana,2001-02-03\n");
        sql.put("@landing/b.csv", "id,name,born\n2,Bo,2001-02-03\nx,Cy,2001-02-03\n");
        assertThatThrownBy(() -> sql.run(
                        "copy into people from @landing files = ('b.csv') file_format = (type = csv skip_header = 1)"))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("100038"))
                .hasMessageStartingWith(
                        "Numeric value 'x' is not recognized\n  File 'landing/b.csv', line 3, character 1\n"
                                + "  Row 2, column \"PEOPLE\"[\"ID\":1]\n  If you would like to continue loading");
        assertThat(people()).isEmpty();
        assertThatThrownBy(() -> sql.run("copy into people from @landing")).isInstanceOf(SnowflakeException.class);
        assertThat(people()).isEmpty();
    }

    @Test
    void continueLoadsTheGoodRowsAndReportsTheFirstError() {
        sql.put("@landing/a.csv", "1,Ana,2001-02-03\nx,Bo,2001-02-03\n3,Cy,never\n4,Di,2001-02-03\n");
        assertThat(sql.rows("copy into people from @landing on_error = continue"))
                .containsExactly(row(
                        "landing/a.csv",
                        "PARTIALLY_LOADED",
                        "4",
                        "2",
                        "4",
                        "2",
                        "Numeric value 'x' is not recognized",
                        "2",
                        "1",
                        "\"PEOPLE\"[\"ID\":1]"));
        assertThat(people()).extracting(r -> r.get(0)).containsExactly("1", "4");
    }

    @Test
    void nanosecondsArriveWhole() {
        sql.run("create table moments (at timestamp_ntz)");
        sql.put("@landing/a.csv", "2026-01-01 00:00:00.123456789\n");
        sql.run("copy into moments from @landing");
        assertThat(sql.rows("select to_char(at, 'SS.FF') from moments")).containsExactly(List.of("00.123456789"));
    }

    @Test
    void skipFileLeavesTheWholeFileOutAndLoadsTheOthers() {
        sql.put("@landing/a.csv", "1,Ana,2001-02-03\nx,Bo,2001-02-03\n");
        sql.put("@landing/b.csv", "3,Cy,2001-02-03\n");
        List<List<String>> result = sql.rows("copy into people from @landing on_error = 'skip_file'");
        assertThat(result).extracting(r -> r.get(1)).containsExactly("LOAD_FAILED", "LOADED");
        assertThat(people()).extracting(r -> r.get(0)).containsExactly("3");
        sql.put("@landing/a.csv", "1,Ana,2001-02-03\n2,Bo,2001-02-03\n");
        assertThat(sql.rows("copy into people from @landing"))
                .extracting(r -> r.get(0))
                .containsExactly("landing/a.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "skip_file_2,LOAD_FAILED",
        "skip_file_3,PARTIALLY_LOADED",
        "'skip_file_49%',LOAD_FAILED",
        "'skip_file_50%',PARTIALLY_LOADED"
    })
    void skipFileTakesALimit(String onError, String status) {
        sql.put("@landing/a.csv", "1,Ana,2001-02-03\nx,,\ny,,\n4,Di,2001-02-03\n");
        assertThat(sql.rows("copy into people from @landing on_error = '" + onError + "'")
                        .get(0)
                        .get(1))
                .isEqualTo(status);
        assertThat(people()).hasSize(status.equals("LOAD_FAILED") ? 0 : 2);
    }

    @Test
    void aMissingFileMattersOnlyWhereErrorsAbort() {
        sql.put("@landing/2026/a.csv", "1,Ana,2001-02-03\n");
        assertThatThrownBy(() -> sql.run("copy into people from @landing/2026 files = ('a.csv', 'none.csv')"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageStartingWith("Remote file 'landing/2026/none.csv' was not found.");
        assertThat(people()).isEmpty();
        assertThat(sql.rows("copy into people from @landing/2026/ files = ('a.csv', 'none.csv') on_error = continue"))
                .hasSize(1);
        assertThat(people()).hasSize(1);
    }

    @Test
    void patternsMatchTheWholePathBelowTheStage() {
        sql.put("@landing/2026/a.csv", "1,Ana,2001-02-03\n");
        sql.put("@landing/2027/a.csv", "2,Bo,2001-02-03\n");
        sql.put("@landing/2027/a.csv.bak", "3,Cy,2001-02-03\n");
        sql.run("copy into people from @landing pattern = '.*2027.*[.]csv'");
        assertThat(people()).extracting(r -> r.get(0)).containsExactly("2");
    }

    @Test
    void unlistedColumnsGetTheirDefaults() {
        sql.run(
                "create sequence numbers; create table t (n number default numbers.nextval, note varchar default 'none', id"
                        + " number not null, extra varchar)");
        sql.put("@landing/a.csv", "x,7\ny,8\n");
        sql.run("copy into t (extra, id) from @landing");
        assertThat(sql.rows("select n, note, id, extra from t order by id"))
                .containsExactly(row("1", "none", "7", "x"), row("2", "none", "8", "y"));
        assertThatThrownBy(() -> sql.run("copy into t (nope) from @landing"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("invalid identifier 'NOPE'");
    }

    @Test
    void columnCountsMustAgreeUnlessTold() {
        sql.put("@landing/a.csv", "1,Ana\n2,Bo,2001-02-03,more\n");
        assertThatThrownBy(() -> sql.run("copy into people from @landing"))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("100080"))
                .hasMessageStartingWith(
                        "Number of columns in file (2) does not match that of the corresponding table (3)");
        sql.run("copy into people from @landing file_format = (type = csv error_on_column_count_mismatch = false)");
        assertThat(people()).containsExactly(row("1", "Ana", null), row("2", "Bo", "2001-02-03"));
    }

    @Test
    void nullForANotNullColumnIsARowError() {
        sql.run("create table strict_one (id number not null, name varchar)");
        sql.put("@landing/a.csv", "1,a\n,b\n");
        assertThat(sql.rows("copy into strict_one from @landing on_error = continue")
                        .get(0)
                        .get(6))
                .isEqualTo("NULL result in a non-nullable column");
        assertThat(sql.rows("select id, name from strict_one")).containsExactly(row("1", "a"));
    }

    @Test
    void readsCompressedFilesAndReportsBrokenOnes() {
        byte[] plain = "1,Ana,2001-02-03\n".getBytes(StandardCharsets.UTF_8);
        sql.put("@landing/a.csv.zst", Zstd.compress(plain));
        sql.put("@landing/b.csv", plain);
        List<List<String>> result =
                sql.rows("copy into people from @landing file_format = (compression = zstd) on_error = continue");
        assertThat(result).extracting(r -> r.get(1)).containsExactly("LOADED", "LOAD_FAILED");
        assertThat(people()).hasSize(1);
    }

    @Test
    void namedFormatsAndTheStagesOwnAreUsed() {
        sql.run("create file format bars type = csv field_delimiter = '|' null_if = ('-');"
                + "create stage piped file_format = (format_name = 'bars')");
        sql.put("@piped/a.csv", "1|Ana|-\n");
        sql.run("copy into people from @piped");
        assertThat(people()).containsExactly(row("1", "Ana", null));
        sql.put("@landing/a.csv", "2|Bo|-\n");
        sql.run("copy into people from @landing file_format = (format_name = lake.public.bars)");
        assertThat(people()).hasSize(2);
        assertThatThrownBy(() -> sql.run("copy into people from @landing file_format = (format_name = nope)"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("NOPE' does not exist or not authorized");
    }

    @Test
    void purgeRemovesWhatWasLoaded() {
        sql.put("@landing/a.csv", "1,Ana,2001-02-03\n");
        sql.run("copy into people from @landing purge = true");
        assertThat(sql.rows("list @landing")).isEmpty();
    }

    @Test
    void tableAndUserStagesHaveFilesToo() {
        sql.put("@%people/a.csv", "1,Ana,2001-02-03\n");
        assertThat(sql.rows("copy into people from @%people").get(0).get(0)).isEqualTo("a.csv");
        sql.put("@~/in/b.csv", "2,Bo,2001-02-03\n");
        sql.run("copy into people from @~/in");
        assertThat(people()).hasSize(2);
    }

    @Test
    void everyTypeArrives() {
        sql.run(
                "create table types (b boolean, f float, x binary, t time, n timestamp_ntz, l timestamp_ltz, z timestamp_tz, v variant);"
                        + "alter session set timezone = 'UTC'");
        sql.put(
                "@landing/a.csv",
                "true,1.5,CAFE,12:30:00.25,2026-01-02 03:04:05.678901,2026-01-02T03:04:05Z,2026-01-02 03:04:05 +02:00,\"{\"\"a\"\":1}\"\n");
        sql.run("copy into types from @landing" + QUOTED);
        Object[] row = sql.run("select * from types").rows().get(0);
        assertThat(row[0]).isEqualTo(true);
        assertThat(row[1]).isEqualTo(1.5);
        assertThat(row[2]).isEqualTo(new byte[] {(byte) 0xCA, (byte) 0xFE});
        assertThat(row[3]).isEqualTo(java.time.LocalTime.of(12, 30, 0, 250_000_000));
        assertThat(row[4]).isEqualTo(java.time.LocalDateTime.parse("2026-01-02T03:04:05.678901"));
        assertThat(row[5]).isEqualTo(java.time.Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(row[6]).isEqualTo(java.time.OffsetDateTime.parse("2026-01-02T03:04:05+02:00"));
        assertThat(row[7]).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file_format = (type = xml) | FILE_FORMAT TYPE = XML",
                "file_format = (type = csv strip_null_values = true) | STRIP_NULL_VALUES",
            })
    void refusesByNameWhatItDoesNotHave(String option, String name) {
        assertThatThrownBy(() -> sql.run("copy into people from @landing " + option))
                .isInstanceOf(SnowflakeException.class)
                .hasMessage("Unsupported feature '" + name + "'.");
    }

    @Test
    void withoutAnS3EndpointAnExternalStageIsRefusedWhenUsed() {
        sql.run(
                "create stage outside url = 's3://some-bucket/in/' credentials = (aws_key_id = 'a' aws_secret_key = 'b')");
        assertThatThrownBy(() -> sql.run("copy into people from @outside"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("s3://some-bucket/in/")
                .hasMessageContaining("without an S3 endpoint");
    }

    @Test
    void aBadRowBehindThousandsOfGoodOnesLeavesNothingOrAllOthers() {
        sql.put("@landing/a.csv", lines(1, 5_000) + "x,Bad,2001-02-03\n" + lines(5_001, 6_000));
        assertThatThrownBy(() -> sql.run("copy into people from @landing"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("Numeric value 'x' is not recognized")
                .hasMessageContaining("Row 5001");
        assertThat(sql.cell("select count(*) from people")).isEqualTo("0");
        sql.run("copy into people from @landing on_error = continue");
        assertThat(sql.rows("select count(*), sum(id), max(name) from people"))
                .containsExactly(row("6000", "18003000", "N999"));
    }

    @Test
    void rowsKeepTheirPlacesInATableWhoseColumnsWereDroppedAndAdded() {
        sql.run("alter table people add column note varchar; alter table people drop column name;"
                + " create stream changes on table people");
        sql.put("@landing/a.csv", "1,2001-02-03,one\n2,,two\n");
        sql.run("copy into people from @landing");
        assertThat(sql.rows("select id, born, note from people order by id"))
                .containsExactly(row("1", "2001-02-03", "one"), row("2", null, "two"));
        assertThat(sql.rows("select id, metadata$action from changes order by id"))
                .containsExactly(row("1", "INSERT"), row("2", "INSERT"));
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> i + ",N" + i + ",2001-02-03\n")
                .collect(Collectors.joining());
    }

    private List<List<String>> people() {
        return sql.rows("select id, name, born from people order by id");
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }
}
