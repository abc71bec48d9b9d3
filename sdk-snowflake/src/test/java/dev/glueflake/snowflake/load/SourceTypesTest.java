package dev.glueflake.snowflake.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SourceTypesTest {
    static Stream<Arguments> types() {
        return Stream.of(
                type(Types.SMALLINT, "int2", 5, 0, "NUMBER(5,0)"),
                type(Types.INTEGER, "int4", 10, 0, "NUMBER(10,0)"),
                type(Types.BIGINT, "int8", 19, 0, "NUMBER(19,0)"),
                type(Types.NUMERIC, "numeric", 12, 2, "NUMBER(12,2)"),
                type(Types.NUMERIC, "numeric", 38, 38, "NUMBER(38,38)"),
                type(Types.DOUBLE, "float8", 17, 17, "FLOAT"),
                type(Types.BIT, "bool", 1, 0, "BOOLEAN"),
                type(Types.VARCHAR, "varchar", 80, 0, "VARCHAR(80)"),
                type(Types.VARCHAR, "text", Integer.MAX_VALUE, 0, "VARCHAR"),
                type(Types.CHAR, "bpchar", 2, 0, "VARCHAR(2)"),
                type(Types.DATE, "date", 13, 0, "DATE"),
                type(Types.TIMESTAMP, "timestamp", 29, 6, "TIMESTAMP_NTZ"),
                type(Types.TIMESTAMP, "timestamptz", 35, 6, "TIMESTAMP_TZ"),
                type(Types.BINARY, "bytea", Integer.MAX_VALUE, 0, "BINARY"),
                type(Types.OTHER, "uuid", Integer.MAX_VALUE, 0, "VARCHAR(36)"),
                type(Types.OTHER, "jsonb", Integer.MAX_VALUE, 0, "VARCHAR"),
                type(Types.NUMERIC, "numeric", 0, 0, null),
                type(Types.NUMERIC, "numeric", 39, 0, null),
                type(Types.BIT, "bit", 8, 0, null),
                type(Types.TIME, "time", 15, 6, "TIME"),
                type(Types.TIME, "timetz", 21, 6, null),
                type(Types.OTHER, "interval", 49, 6, null),
                type(Types.ARRAY, "_int4", 10, 0, null));
    }

    private static Arguments type(int jdbcType, String name, int size, int scale, String expected) {
        return Arguments.of(new SourceTypes.Facts(jdbcType, name, size, scale), expected);
    }

    @ParameterizedTest
    @MethodSource("types")
    void mapToATypeThatHoldsEveryValueOrToNone(SourceTypes.Facts column, String expected) {
        assertThat(SourceTypes.map(column).map(SourceTypes.Mapping::type).orElse(null))
                .isEqualTo(expected);
    }
}
