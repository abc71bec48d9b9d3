package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationRules;
import dev.glueflake.testkit.snowflake.internal.type.Collation;
import dev.glueflake.testkit.snowflake.internal.type.DecimalFloat;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Snowflake's type names with their synonyms and default parameters. */
public final class TypeNames {
    private static final int MAX_FRACTION = 9;

    private TypeNames() {}

    /** {@code TIMESTAMP} is TIMESTAMP_NTZ, Snowflake's default. */
    public static SqlType type(TypeName name) {
        return type(name, Zone.NTZ);
    }

    /** {@code TIMESTAMP} by the session's TIMESTAMP_TYPE_MAPPING. */
    public static SqlType type(TypeName name, Environment environment) {
        String mapping = environment
                .parameter("TIMESTAMP_TYPE_MAPPING")
                .orElse("TIMESTAMP_NTZ")
                .toUpperCase(Locale.ROOT);
        return type(name, mapping.endsWith("LTZ") ? Zone.LTZ : mapping.endsWith("_TZ") ? Zone.TZ : Zone.NTZ);
    }

    public static SqlType type(TypeName name, Zone timestamp) {
        SqlType type = uncollated(name, timestamp);
        return name.collation() == null ? type : collated(type, name.collation());
    }

    private static SqlType collated(SqlType type, String specification) {
        if (!(type instanceof SqlType.Text text)) {
            throw Errors.compilation(
                    "002040", "42601", "Cannot specify column collation for data type '" + TypeText.full(type) + "'");
        }
        CollationRules.parse(specification);
        return text.with(Collation.ofColumn(specification.toLowerCase(Locale.ROOT)));
    }

    private static SqlType uncollated(TypeName name, Zone timestamp) {
        if (name.parts() != null) {
            return structured(name, name.parts(), timestamp);
        }
        return switch (name.name()) {
            case "NUMBER", "DECIMAL", "DEC", "NUMERIC" -> number(name);
            case "INT", "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT" -> SqlTypes.INTEGER;
            case "FLOAT", "FLOAT4", "FLOAT8", "DOUBLE", "DOUBLE PRECISION", "REAL" -> SqlTypes.REAL;
            case "VARCHAR",
                    "STRING",
                    "TEXT",
                    "NVARCHAR",
                    "NVARCHAR2",
                    "CHAR VARYING",
                    "CHARACTER VARYING",
                    "NCHAR VARYING" -> new SqlType.Text(length(name, SqlType.Text.MAX, SqlType.Text.LIMIT));
            case "CHAR", "CHARACTER", "NCHAR" -> new SqlType.Text(length(name, 1, SqlType.Text.LIMIT));
            case "BINARY", "VARBINARY" -> new SqlType.Binary(length(name, SqlType.Binary.MAX, SqlType.Binary.LIMIT));
            case "BOOLEAN" -> SqlTypes.BOOLEAN;
            case "DATE" -> SqlTypes.DATE;
            case "TIME" -> new SqlType.Time(fraction(name));
            case "VARIANT" -> SqlTypes.VARIANT;
            case "OBJECT" -> SqlTypes.OBJECT;
            case "ARRAY" -> SqlTypes.ARRAY;
            default -> timestamp(name, timestamp);
        };
    }

    private static SqlType timestamp(TypeName name, Zone mapped) {
        return switch (name.name()) {
            case "TIMESTAMP" -> new SqlType.Timestamp(mapped, fraction(name));
            case "TIMESTAMP_NTZ", "TIMESTAMPNTZ", "TIMESTAMP WITHOUT TIME ZONE", "DATETIME" ->
                new SqlType.Timestamp(Zone.NTZ, fraction(name));
            case "TIMESTAMP_LTZ", "TIMESTAMPLTZ", "TIMESTAMP WITH LOCAL TIME ZONE" ->
                new SqlType.Timestamp(Zone.LTZ, fraction(name));
            case "TIMESTAMP_TZ", "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE" ->
                new SqlType.Timestamp(Zone.TZ, fraction(name));
            case "GEOGRAPHY" -> bare(name, SqlTypes.GEOGRAPHY);
            case "GEOMETRY" -> bare(name, SqlTypes.GEOMETRY);
            case "UUID" -> bare(name, SqlTypes.UUID);
            case "DECFLOAT" -> decimalFloat(name);
            case "VECTOR", "MAP", "FILE" -> throw Errors.unsupported("data type " + name.name());
            default -> throw Errors.compilation("002040", "42601", "Unsupported data type '" + name.name() + "'.");
        };
    }

    /** The only precision that may be written is the one that it has. */
    private static SqlType decimalFloat(TypeName name) {
        return name.parameters().equals(List.of(DecimalFloat.DIGITS))
                ? SqlTypes.DECFLOAT
                : bare(name, SqlTypes.DECFLOAT);
    }

    private static SqlType bare(TypeName name, SqlType type) {
        if (!name.parameters().isEmpty()) {
            throw invalid(name);
        }
        return type;
    }

    private static SqlType structured(TypeName name, List<TypeName.Part> parts, Zone timestamp) {
        if (name.name().equals("OBJECT")) {
            return object(parts, timestamp);
        }
        int wanted = name.name().equals("MAP") ? 2 : 1;
        if (parts.size() != wanted) {
            throw invalid(name);
        }
        return switch (name.name()) {
            case "ARRAY" -> new SqlType.TypedArray(slot(parts.get(0), timestamp));
            case "MAP" -> map(parts.get(0), slot(parts.get(1), timestamp), timestamp);
            default -> vector(name, type(parts.get(0).type(), timestamp));
        };
    }

    private static SqlType.Slot slot(TypeName.Part part, Zone timestamp) {
        SqlType type = type(part.type(), timestamp);
        if (type instanceof SqlType.Geospatial || type instanceof SqlType.DecFloat) {
            throw Errors.unsupported(TypeText.name(type) + " in a structured type");
        }
        return new SqlType.Slot(type, !part.notNull());
    }

    private static SqlType object(List<TypeName.Part> parts, Zone timestamp) {
        List<SqlType.Field> fields = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (TypeName.Part part : parts) {
            String key = Objects.requireNonNull(part.key());
            if (!keys.add(key)) {
                throw Errors.compilation("002025", "42601", "duplicate column name '" + key + "'");
            }
            fields.add(new SqlType.Field(key, slot(part, timestamp)));
        }
        return new SqlType.TypedObject(fields);
    }

    private static SqlType map(TypeName.Part written, SqlType.Slot value, Zone timestamp) {
        SqlType key = type(written.type(), timestamp);
        boolean fits = key instanceof SqlType.Text || (key instanceof SqlType.Numeric number && number.scale() == 0);
        if (!fits || written.notNull()) {
            throw Errors.compilation(
                    "002040", "42601", "Unsupported data type '" + TypeText.full(key) + "' for the key of a MAP.");
        }
        return new SqlType.Mapping(key, value);
    }

    private static SqlType vector(TypeName name, SqlType element) {
        boolean whole = element.equals(SqlTypes.INTEGER);
        int dimension = name.parameters().size() == 1 ? name.parameters().get(0) : 0;
        if (!(whole || element instanceof SqlType.Real) || name.parameters().size() != 1) {
            throw invalid(name);
        }
        if (dimension < 1 || dimension > SqlType.Vector.MAX) {
            throw Errors.compilation(
                    "001404", "42601", String.format(Locale.ROOT, "Invalid vector dimension '%,d'.", dimension));
        }
        return new SqlType.Vector(whole, dimension);
    }

    private static SqlType number(TypeName name) {
        int precision = name.parameters().isEmpty() ? 38 : name.parameters().get(0);
        int scale = name.parameters().size() < 2 ? 0 : name.parameters().get(1);
        if (name.parameters().size() > 2
                || precision < 1
                || precision > 38
                || scale < 0
                || scale > 37
                || scale > precision) {
            throw invalid(name);
        }
        return new SqlType.Numeric(precision, scale);
    }

    private static int length(TypeName name, int otherwise, int max) {
        int length = name.parameters().isEmpty() ? otherwise : name.parameters().get(0);
        if (name.parameters().size() > 1 || length < 1 || length > max) {
            throw invalid(name);
        }
        return length;
    }

    private static int fraction(TypeName name) {
        int digits =
                name.parameters().isEmpty() ? MAX_FRACTION : name.parameters().get(0);
        if (name.parameters().size() > 1 || digits < 0 || digits > MAX_FRACTION) {
            throw invalid(name);
        }
        return digits;
    }

    private static RuntimeException invalid(TypeName name) {
        return Errors.compilation(
                "001404",
                "42601",
                "invalid type parameters " + name.parameters() + " for data type '" + name.name() + "'");
    }
}
