package dev.glueflake.testkit.snowflake.internal.stage.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** VALIDATION_MODE and VALIDATE. */
class ValidationTest {
    private static final String ERRORS = " file, line, category, code, sql_state, column_name, row_number ";
    private SqlAccount sql;

    @BeforeEach
    void open() {
        sql = new SqlAccount();
        sql.run("create stage landing; create table t (a int, b date)");
        sql.put("@landing/a.csv", "1,2024-01-01\nx,2024-01-01\n3,\n4,soon\n");
        sql.put("@landing/b.csv", "5,2024-01-01,more\n6,\n");
    }

    @AfterEach
    void close() {
        assertThat(sql.session().account().engine().errors().all()).isEmpty();
        sql.close();
    }

    @Test
    void rowsAreReturnedAndNotLoaded() {
        assertThat(sql.rows("copy into t from @landing/a.csv validation_mode = return_1_rows"))
                .containsExactly(row("1", "2024-01-01"));
        assertThatThrownBy(() -> sql.run("copy into t from @landing/a.csv validation_mode = return_2_rows"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("Numeric value 'x' is not recognized");
        sql.put("@landing/j/a.json", "{\"B\":\"2024-05-06\",\"a\":7}{\"a\":\"y\"}");
        String json = " file_format = (type = json) match_by_column_name = case_insensitive validation_mode = ";
        assertThat(sql.rows("copy into t from @landing/j/" + json + "return_1_rows"))
                .containsExactly(row("7", "2024-05-06"));
        assertThatThrownBy(() -> sql.run("copy into t from @landing/j/" + json + "return_5_rows"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("'y'");
        assertThat(sql.rows("copy into t from @landing/j/" + json + "return_errors"))
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .contains("landing/j/a.json", "2")
                        .anyMatch(cell -> cell != null && cell.contains("'y'")));
        assertThat(sql.cell("select count(*) from t")).isEqualTo("0");
    }

    @Test
    void allErrorsAreReturnedOfFilesThatAreNotLoadedYet() {
        sql.run("copy into t from @landing validation_mode = return_errors");
        assertThat(sql.rows("select" + ERRORS + "from table(result_scan(last_query_id()))"))
                .containsExactly(
                        row("landing/a.csv", "2", "conversion", "100038", "22018", "\"T\"[\"A\":1]", "2"),
                        row("landing/a.csv", "4", "conversion", "100040", "22007", "\"T\"[\"B\":2]", "4"),
                        row("landing/b.csv", "1", "parsing", "100080", "22000", "\"T\"[\"B\":3]", "1"));
        sql.run("copy into t from @landing/a.csv on_error = continue");
        assertThat(sql.rows("copy into t from @landing validation_mode = return_errors"))
                .hasSize(1);
        assertThat(sql.rows("copy into t from @landing validation_mode = return_all_errors"))
                .hasSize(3);
        assertThat(sql.cell("select count(*) from t")).isEqualTo("2");
    }

    @Test
    void validateReadsTheFilesOfAnEarlierCopyAgain() {
        sql.run("copy into t from @landing on_error = continue");
        String job = sql.cell("select last_query_id()");
        sql.put("@landing/c.csv", "bad\n");
        assertThat(sql.rows("select" + ERRORS + "from table(validate(t, job_id => '" + job + "'))"))
                .hasSize(3)
                .contains(row("landing/a.csv", "4", "conversion", "100040", "22007", "\"T\"[\"B\":2]", "4"));
        assertThat(sql.rows("select error from table(validate(lake.public.t, job_id => '_last')) where row_number = 2"))
                .containsExactly(row("Numeric value 'x' is not recognized"));
        sql.run("remove @landing/a.csv");
        assertThat(sql.rows("select" + ERRORS + "from table(validate(t, job_id => '_last')) where code = 91016"))
                .hasSize(1);
        sql.run("create table saved as select * from table(validate(t, job_id => '_last'))");
        assertThat(sql.cell("select count(*) from saved")).isEqualTo("2");
    }

    @Test
    void whatCannotBeValidatedIsRefused() {
        assertThatThrownBy(() -> sql.run("select * from table(validate(t, job_id => '_last'))"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("'_last'");
        assertThatThrownBy(() -> sql.run("copy into t from @landing")).isInstanceOf(SnowflakeException.class);
        assertThat(sql.rows("select * from table(validate(t, job_id => '_last'))"))
                .isEmpty();
        sql.run("copy into t (a) from (select 1 from @landing) on_error = continue");
        assertThatThrownBy(() -> sql.run("select * from table(validate(t, job_id => '_last'))"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("transforms");
        assertThatThrownBy(
                        () -> sql.run("copy into t (a) from (select 1 from @landing) validation_mode = return_errors"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("VALIDATION_MODE does not take");
        assertThatThrownBy(() -> sql.run("copy into t from @landing validation_mode = return_rows"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("VALIDATION_MODE");
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }
}
