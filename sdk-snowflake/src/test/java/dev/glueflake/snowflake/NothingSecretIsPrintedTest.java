package dev.glueflake.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NothingSecretIsPrintedTest {

    private static final String CANARY = "canary-7f3a";

    @Test
    void textFormsHoldNoSecretAndNoData() {
        SnowflakeCredentials credentials = SnowflakeCredentials.password("ME", FakeClients.fixed(CANARY));
        SnowflakeSettings settings = SnowflakeSettings.builder("acc", credentials)
                .driverProperty("proxyPassword", CANARY)
                .build();
        SqlStatement statement = SqlStatement.of("select '" + CANARY + "', ?", CANARY);
        StatementResult.Column column = new StatementResult.Column("C", "VARCHAR", 0, 0, true);
        Row row = new Row(List.of(column), List.of(CANARY));
        assertThat(List.of(
                        credentials.toString(),
                        settings.toString(),
                        statement.toString(),
                        statement.binds().toString(),
                        row.toString(),
                        new StatementResult("id", List.of(column), List.of(row)).toString()))
                .noneMatch(text -> text.contains(CANARY));
    }

    @Test
    void anErrorOfSnowflakeIsRedactedInItsMessage() {
        SnowflakeException e = new SnowflakeException(
                "2003",
                "42S02",
                "id",
                "refused https://h/x?token=" + CANARY + " password=" + CANARY,
                new SQLException("x"));
        assertThat(e.getMessage()).doesNotContain(CANARY);
        assertThat(e.code()).isEqualTo("002003");
        assertThat(e.errorCode()).isEqualTo("SNOWFLAKE_002003");
    }
}
