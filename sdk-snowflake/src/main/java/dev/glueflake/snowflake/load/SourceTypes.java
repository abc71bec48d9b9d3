package dev.glueflake.snowflake.load;

import java.sql.Types;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a JDBC column to a Snowflake type and the reader that carries its values without loss. */
final class SourceTypes {
    private static final int LONGEST_TEXT = 16_777_216;
    private static final int LARGEST_PRECISION = 38;

    private SourceTypes() {}

    record Mapping(ColumnReader reader, String type) {}

    /** What JDBC's metadata says of a column. {@code size} is its precision or its length. */
    record Facts(int jdbcType, String typeName, int size, int scale) {
        @Override
        public String toString() {
            return typeName + " (JDBC type " + jdbcType + ")";
        }
    }

    /** Empty where no Snowflake type carries the values surely. */
    static Optional<Mapping> map(Facts column) {
        Mapping byName = byTypeName(column);
        if (byName != null) {
            return Optional.of(byName);
        }
        return switch (column.jdbcType()) {
            case Types.TINYINT -> number(3);
            case Types.SMALLINT -> number(5);
            case Types.INTEGER -> number(10);
            case Types.BIGINT -> number(19);
            case Types.NUMERIC, Types.DECIMAL -> decimal(column);
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> mapping(ColumnReader.FLOAT, "FLOAT");
            case Types.BOOLEAN -> mapping(ColumnReader.BOOLEAN, "BOOLEAN");
            case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR ->
                mapping(ColumnReader.TEXT, text(column.size()));
            case Types.DATE -> mapping(ColumnReader.DATE, "DATE");
            // Snowflake has no time of day with an offset.
            case Types.TIME ->
                column.typeName().equalsIgnoreCase("timetz") ? Optional.empty() : mapping(ColumnReader.TIME, "TIME");
            case Types.TIMESTAMP -> mapping(ColumnReader.TIMESTAMP, "TIMESTAMP_NTZ");
            case Types.TIMESTAMP_WITH_TIMEZONE -> mapping(ColumnReader.TIMESTAMP_WITH_ZONE, "TIMESTAMP_TZ");
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> mapping(ColumnReader.BINARY, "BINARY");
            default -> Optional.empty();
        };
    }

    /** Types whose JDBC number misleads: Postgres calls BOOLEAN a BIT and a zoned timestamp a TIMESTAMP. */
    private static @Nullable Mapping byTypeName(Facts column) {
        return switch (column.typeName().toLowerCase(Locale.ROOT)) {
            case "bool", "boolean" -> new Mapping(ColumnReader.BOOLEAN, "BOOLEAN");
            case "timestamptz" -> new Mapping(ColumnReader.TIMESTAMP_WITH_ZONE, "TIMESTAMP_TZ");
            case "uuid" -> new Mapping(ColumnReader.TEXT, "VARCHAR(36)");
            case "json", "jsonb" -> new Mapping(ColumnReader.TEXT, "VARCHAR");
            default -> null;
        };
    }

    private static Optional<Mapping> number(int precision) {
        return mapping(ColumnReader.INTEGER, "NUMBER(" + precision + ",0)");
    }

    private static Optional<Mapping> decimal(Facts column) {
        int precision = column.size();
        int scale = column.scale();
        if (precision < 1 || precision > LARGEST_PRECISION || scale < 0 || scale > precision) {
            return Optional.empty();
        }
        return mapping(ColumnReader.DECIMAL, "NUMBER(" + precision + "," + scale + ")");
    }

    private static String text(int length) {
        return length > 0 && length < LONGEST_TEXT ? "VARCHAR(" + length + ")" : "VARCHAR";
    }

    private static Optional<Mapping> mapping(ColumnReader reader, String type) {
        return Optional.of(new Mapping(reader, type));
    }
}
