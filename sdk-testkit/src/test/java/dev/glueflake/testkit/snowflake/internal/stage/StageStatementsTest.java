package dev.glueflake.testkit.snowflake.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageStatementsTest {
    private SqlAccount sql;

    @BeforeEach
    void open() {
        sql = new SqlAccount();
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void createAnswersAsSnowflakeDoes() {
        assertThat(sql.cell("create stage landing")).isEqualTo("Stage area LANDING successfully created.");
        assertThat(sql.cell("create stage if not exists landing"))
                .isEqualTo("LANDING already exists, statement succeeded.");
        assertThatThrownBy(() -> sql.run("create stage landing"))
                .isInstanceOfSatisfying(
                        SnowflakeException.class, e -> assertThat(e.code()).isEqualTo("002002"));
        assertThat(sql.cell("create or replace file format f type = csv"))
                .isEqualTo("File format F successfully created.");
    }

    @Test
    void listAndRemoveSeeTheFilesBelowAPath() {
        sql.run("create stage landing");
        sql.put("@landing/in/a.csv", "hello");
        sql.put("@landing/in/b.txt", "");
        sql.put("@landing/out/c.csv", "");
        assertThat(sql.rows("ls @landing/in"))
                .extracting(row -> row.subList(0, 3))
                .containsExactly(
                        List.of("landing/in/a.csv", "5", "5d41402abc4b2a76b9719d911017c592"),
                        List.of("landing/in/b.txt", "0", "d41d8cd98f00b204e9800998ecf8427e"));
        assertThat(sql.rows("list @landing pattern = '.*[.]csv'")).hasSize(2);
        assertThat(sql.rows("remove @landing/in pattern = '.*txt'"))
                .containsExactly(List.of("landing/in/b.txt", "removed"));
        assertThat(sql.rows("list @landing"))
                .extracting(row -> row.get(0))
                .containsExactly("landing/in/a.csv", "landing/out/c.csv");
        assertThatThrownBy(() -> sql.run("list @nowhere")).hasMessageContaining("does not exist or not authorized");
    }

    @Test
    void aReplacedStageIsEmpty() {
        sql.run("create stage landing");
        sql.put("@landing/a.csv", "1");
        sql.run("create or replace stage landing");
        assertThat(sql.rows("list @landing")).isEmpty();
    }

    @Test
    void putAndGetTellTheDriverWhereTheFilesLie() {
        sql.run("create stage landing");
        sql.put("@landing/in/a.csv", "hello");
        Statement put = SqlParser.parse("put file:///tmp/x.csv @landing/in auto_compress = false overwrite = true")
                .get(0)
                .statement();
        FileTransfer.Upload upload =
                (FileTransfer.Upload) FileTransfers.plan((Statement.Put) put, sql.session(), sql.scope());
        assertThat(upload.localPath()).isEqualTo("/tmp/x.csv");
        assertThat(upload.directory()).exists();
        assertThat(upload.directory().resolve("a.csv")).hasContent("hello");
        assertThat(upload.autoCompress()).isFalse();
        assertThat(upload.overwrite()).isTrue();
        Statement get = SqlParser.parse("get @landing/in file:///tmp/").get(0).statement();
        FileTransfer.Download download =
                (FileTransfer.Download) FileTransfers.plan((Statement.Get) get, sql.session(), sql.scope());
        assertThat(download.files()).containsExactly("in/a.csv");
        assertThat(download.directory().resolve("in/a.csv")).hasContent("hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create stage s url = 'gcs://b/' | Unsupported feature 'stage location 'gcs://''.",
                "create stage s url = 's3://' | SQL compilation error:#invalid URL 's3://': a bucket is missing.",
                "create stage s encryption = (type = 'AWS_CSE') | Unsupported feature 'ENCRYPTION = (TYPE = AWS_CSE)'.",
                "create stage s file_format = (type = xml) | Unsupported feature 'FILE_FORMAT TYPE = XML'.",
                "create stage s file_format = (type = csv colour = 'red') | Unsupported feature 'COLOUR'.",
            })
    void refusesByName(String statement, String message) {
        assertThatThrownBy(() -> sql.run(statement))
                .isInstanceOf(SnowflakeException.class)
                .hasMessage(message.replace('#', '\n'));
    }
}
