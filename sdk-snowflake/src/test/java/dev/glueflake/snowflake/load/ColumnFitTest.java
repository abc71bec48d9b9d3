package dev.glueflake.snowflake.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnFitTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NUMBER(38,0); NUMBER(19,0); true",
                "NUMBER(10,0); NUMBER(19,0); false",
                "NUMBER(38,2); NUMBER(12,3); false",
                "NUMBER(12,2); NUMBER(12,2); true",
                "VARCHAR(16777216); VARCHAR; true",
                "VARCHAR(20); VARCHAR(20); true",
                "VARCHAR(20); VARCHAR(21); false",
                "VARCHAR(20); VARCHAR; false",
                "TIMESTAMP_NTZ(9); TIMESTAMP_NTZ; true",
                "TIMESTAMP_NTZ(9); TIMESTAMP_TZ; false",
                "VARCHAR(20); NUMBER(10,0); false",
                "VARIANT; VARCHAR; false"
            })
    void holdsEveryValueOrIsRefused(String standing, String wanted, boolean holds) {
        assertThat(ColumnFit.holds(standing, wanted)).isEqualTo(holds);
    }
}
