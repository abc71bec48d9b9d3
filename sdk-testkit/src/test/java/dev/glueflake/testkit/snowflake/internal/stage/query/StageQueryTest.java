package dev.glueflake.testkit.snowflake.internal.stage.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetFiles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageQueryTest {
    private SqlAccount sql;

    @BeforeEach
    void open() {
        sql = new SqlAccount();
        sql.run("create stage landing; create file format pipes type = csv field_delimiter = '|';"
                + " create file format js type = json");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void fieldsOfDelimitedTextAreNumbered() {
        sql.put("@landing/in/b.csv", "e|f\ng\n");
        sql.put("@landing/in/a.csv", "a|1\n|2\n");
        sql.put("@landing/other.csv", "x|y\n");
        assertThat(sql.rows("select t.$1, t.$2, $3 as third, metadata$filename, metadata$file_row_number"
                        + " from @landing/in/ (file_format => 'pipes') t order by 4, 5"))
                .containsExactly(
                        row("a", "1", null, "in/a.csv", "1"),
                        row(null, "2", null, "in/a.csv", "2"),
                        row("e", "f", null, "in/b.csv", "1"),
                        row("g", null, null, "in/b.csv", "2"));
        assertThat(sql.rows("select $2::number + 1 from @landing (file_format => pipes, pattern => '.*/a[.]csv')"))
                .containsExactly(row("2"), row("3"));
        assertThat(sql.run("select $1, t.$2 from @landing (file_format => 'pipes') t")
                        .columns())
                .extracting(ResultColumn::name)
                .containsExactly("$1", "$2");
    }

    @Test
    void recordsWithStructureAreTheFirstColumn() {
        sql.put("@landing/a.json", "{\"a\":{\"b\":[1,2]},\"n\":1.5}\n{\"a\":null}\n");
        sql.put("@landing/b.parquet", ParquetFiles.of("select 7 as id, 'x' as name"));
        assertThat(sql.rows("select $1:a.b[1]::int, $1:n, $2, typeof($1)"
                        + " from @landing/a.json (file_format => 'js') order by 1"))
                .containsExactly(row("2", "1.5", null, "OBJECT"), row(null, null, null, "OBJECT"));
        sql.run("create stage parquets file_format = (type = parquet)");
        sql.put("@parquets/b.parquet", ParquetFiles.of("select 7 as id, 'x' as name"));
        assertThat(sql.rows("select p.$1:id::int, p.$1:name::varchar from @parquets p where p.$1:id = 7"))
                .containsExactly(row("7", "x"));
    }

    @Test
    void filesMayBeJoinedStoredAndGroupedAndLeaveNothing() {
        sql.put("@landing/a.json", "{\"id\":1}{\"id\":2}");
        sql.put("@landing/b.csv", "1|one\n2|two\n");
        sql.run("create table t as select j.$1:id::int as id, c.$2 as name, metadata$file_row_number as n"
                + " from @landing/a.json (file_format => 'js') j"
                + " join (select $1, $2 from @landing/b.csv (file_format => 'pipes')) c on j.$1:id::varchar = c.$1");
        assertThat(sql.rows("select * from t order by id")).containsExactly(row("1", "one", "1"), row("2", "two", "2"));
        assertThat(sql.rows("select count(*), min(metadata$file_content_key) is not null,"
                        + " min(metadata$file_last_modified) is not null and min(metadata$start_scan_time) is not null"
                        + " from @landing/a.json (file_format => 'js')"))
                .containsExactly(row("2", "true", "true"));
        assertThat(sql.rows("select count($1) from @landing/none")).containsExactly(row("0"));
    }

    @Test
    void aViewReadsTheFilesAnew() {
        sql.put("@landing/a.json", "{\"id\":1}");
        sql.run("create view v as select $1:id::int as id from @landing/a.json (file_format => 'js')");
        assertThat(sql.rows("select id from v")).containsExactly(row("1"));
        sql.put("@landing/a.json", "{\"id\":1}{\"id\":2}");
        assertThat(sql.rows("select id from v order by id")).containsExactly(row("1"), row("2"));
    }

    @Test
    void errorsSayWhere() {
        sql.put("@landing/a.json", "{\"id\":1}\n{\"id\"");
        assertThatThrownBy(() -> sql.run("select $1 from @landing/a.json (file_format => 'js')"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("Error parsing JSON: incomplete object value")
                .hasMessageContaining("File 'landing/a.json', line 2");
        assertThatThrownBy(() -> sql.run("select $1 from @landing (file_format => 'nothing')"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("does not exist or not authorized");
        assertThatThrownBy(() -> sql.run("select $1 from @landing (colour => 'red')"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessage("Unsupported feature 'COLOUR'.");
        assertThatThrownBy(() -> sql.run("select * from @landing/a.json")).isInstanceOf(SnowflakeException.class);
        assertThat(sql.session().account().engine().errors().all()).isEmpty();
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }
}
