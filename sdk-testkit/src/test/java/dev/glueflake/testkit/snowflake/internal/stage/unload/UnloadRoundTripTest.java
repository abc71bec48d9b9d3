package dev.glueflake.testkit.snowflake.internal.stage.unload;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rows that were unloaded come back by COPY as they were, whatever is in their texts. */
class UnloadRoundTripTest {
    private static final String COLUMNS = "(n int, name varchar, amount number(18,4), day date, flag boolean)";

    record Row(String name, BigDecimal amount, LocalDate day, Boolean flag) {}

    @Property(tries = 25)
    void csv(
            @ForAll("rows") List<Row> rows,
            @ForAll("csvFormats") String format,
            @ForAll("copyOptions") String options) {
        check(rows, "type = csv " + format, options, "");
    }

    @Property(tries = 10)
    void parquet(@ForAll("rows") List<Row> rows, @ForAll("copyOptions") String options) {
        check(rows, "type = parquet", options + " header = true", "match_by_column_name = case_sensitive");
    }

    @Property(tries = 10)
    void json(@ForAll("rows") List<Row> rows, @ForAll("copyOptions") String chosen) {
        String options = chosen.replace("n % 3", "$1:N::int % 3");
        try (SqlAccount account = filled(rows)) {
            account.run(
                    "create stage files; copy into @files from (select object_construct_keep_null('N', n, 'NAME', name,"
                            + " 'AMOUNT', amount, 'DAY', day, 'FLAG', flag) from t) file_format = (type = json) "
                            + options);
            account.run("copy into back from @files file_format = (type = json) match_by_column_name = case_sensitive");
            compare(account);
        }
    }

    private static void check(List<Row> rows, String format, String options, String reading) {
        try (SqlAccount account = filled(rows)) {
            account.run("create stage files; copy into @files from t file_format = (" + format + ") " + options);
            account.run("copy into back from @files file_format = (" + format + ") " + reading);
            compare(account);
        }
    }

    private static SqlAccount filled(List<Row> rows) {
        SqlAccount account = new SqlAccount();
        account.run("create table t " + COLUMNS + "; create table back " + COLUMNS);
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            values.append(i == 0 ? "" : ", ")
                    .append("(")
                    .append(i)
                    .append(", ")
                    .append(text(row.name()))
                    .append(", ");
            values.append(row.amount()).append(", ").append(text(row.day())).append(", ");
            values.append(row.flag()).append(")");
        }
        account.run("insert into t values " + values);
        return account;
    }

    private static String text(Object value) {
        return value == null
                ? "null"
                : "'" + value.toString().replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static void compare(SqlAccount account) {
        assertThat(account.rows("select * from back order by n")).isEqualTo(account.rows("select * from t order by n"));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        // Without N: a text that reads \N is NULL in a file, enclosed or not.
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("ab, \"'\\|;\n\r\t€😀0")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(name -> name.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                .injectNull(0.2);
        Arbitrary<BigDecimal> amounts =
                Arbitraries.longs().between(-99_999_999_999L, 99_999_999_999L).map(n -> BigDecimal.valueOf(n, 4));
        Arbitrary<LocalDate> days =
                Arbitraries.integers().between(-20_000, 40_000).map(LocalDate::ofEpochDay);
        return Combinators.combine(
                        names,
                        amounts.injectNull(0.2),
                        days.injectNull(0.2),
                        Arbitraries.of(true, false).injectNull(0.2))
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> csvFormats() {
        Arbitrary<String> enclosing = Arbitraries.of(
                "",
                "field_optionally_enclosed_by = '\"'",
                "field_optionally_enclosed_by = '\"' escape = '\\\\'",
                "escape = '\\\\'");
        Arbitrary<String> delimiters =
                Arbitraries.of("", "field_delimiter = '|'", "field_delimiter = ';;'", "record_delimiter = '\\r\\n'");
        Arbitrary<String> packing = Arbitraries.of("auto", "none", "gzip", "bz2", "zstd", "deflate", "raw_deflate")
                .map(word -> "compression = " + word);
        return Combinators.combine(enclosing, delimiters, packing)
                .as((a, b, c) -> List.of(a, b, c).stream().collect(joining(" ")));
    }

    @Provide
    Arbitrary<String> copyOptions() {
        return Arbitraries.of(
                "",
                "max_file_size = 100",
                "single = true",
                "partition by to_varchar(n % 3)",
                "include_query_id = true");
    }
}
