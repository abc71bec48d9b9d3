package dev.glueflake.testkit.snowflake.internal.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNamesTest {

    private static TypeName name(String written) {
        return ((Expression.Cast) SqlParser.parseExpression("CAST(NULL AS " + written + ")")).type();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            number | NUMBER(38,0)
            DECIMAL(10, 2) | NUMBER(10,2)
            numeric(5) | NUMBER(5,0)
            BIGINT | NUMBER(38,0)
            tinyint | NUMBER(38,0)
            DOUBLE PRECISION | FLOAT
            REAL | FLOAT
            VARCHAR | VARCHAR(16777216)
            string(7) | VARCHAR(7)
            CHAR | VARCHAR(1)
            TEXT | VARCHAR(16777216)
            VARBINARY(3) | BINARY(3)
            BOOLEAN | BOOLEAN
            DATETIME | TIMESTAMP_NTZ(9)
            TIME(3) | TIME(3)
            TIMESTAMP(6) | TIMESTAMP_NTZ(6)
            TIMESTAMPTZ | TIMESTAMP_TZ(9)
            TIMESTAMP_LTZ(0) | TIMESTAMP_LTZ(0)
            ARRAY | ARRAY
            OBJECT | OBJECT
            """)
    void everySynonymHasItsType(String written, String type) {
        assertThat(TypeText.full(TypeNames.type(name(written)))).isEqualTo(type);
    }

    @Test
    void timestampFollowsTheMapping() {
        assertThat(TypeText.full(TypeNames.type(name("TIMESTAMP"), Zone.TZ))).isEqualTo("TIMESTAMP_TZ(9)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NUMBER(39)",
                "NUMBER(5,6)",
                "NUMBER(1,2,3)",
                "VARCHAR(0)",
                "TIME(10)",
                "GEOGRAPHY(4326)",
                "NONSENSE"
            })
    void whatIsNotATypeIsRefused(String written) {
        assertThatThrownBy(() -> TypeNames.type(name(written))).isInstanceOf(SnowflakeException.class);
    }
}
