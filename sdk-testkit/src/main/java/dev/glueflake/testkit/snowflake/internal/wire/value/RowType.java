package dev.glueflake.testkit.snowflake.internal.wire.value;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.result.ColumnOrigin;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.type.DecimalFloat;
import dev.glueflake.testkit.snowflake.internal.type.GeoFormat;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A column's type as both protocols describe it; what does not apply is null.
 *
 * @param length in characters, or in bytes for binary
 */
public record RowType(
        String type,
        @Nullable Integer precision,
        @Nullable Integer scale,
        @Nullable Integer length,
        @Nullable Integer byteLength) {
    private static final int MAX_BYTES_PER_CHARACTER = 4;
    private static final int UUID_CHARACTERS = 36;

    public static RowType of(SqlType type) {
        if (type instanceof SqlType.Numeric numeric) {
            return new RowType("fixed", numeric.precision(), numeric.scale(), null, null);
        } else if (type instanceof SqlType.Text text) {
            int most = Math.max(text.length(), SqlType.Text.MAX);
            long bytes = Math.min((long) text.length() * MAX_BYTES_PER_CHARACTER, most);
            return new RowType("text", null, null, text.length(), (int) bytes);
        } else if (type instanceof SqlType.Uuid) {
            return of(new SqlType.Text(UUID_CHARACTERS));
        } else if (type instanceof SqlType.DecFloat) {
            return new RowType("decfloat", DecimalFloat.DIGITS, null, null, null);
        } else if (type instanceof SqlType.Binary binary) {
            return new RowType("binary", null, null, binary.length(), binary.length());
        } else if (type instanceof SqlType.Time time) {
            return new RowType("time", 0, time.scale(), null, null);
        } else if (type instanceof SqlType.Timestamp timestamp) {
            String zone = timestamp.zone().name().toLowerCase(java.util.Locale.ROOT);
            return new RowType("timestamp_" + zone, 0, timestamp.scale(), null, null);
        } else if (type instanceof SqlType.Shown shown) {
            return shown(shown.format());
        }
        return new RowType(simple(type), null, null, null, null);
    }

    private static RowType shown(GeoFormat format) {
        if (format == GeoFormat.GEOJSON) {
            return of(SqlTypes.OBJECT);
        }
        return of(format.isBinary() ? SqlTypes.BINARY : SqlTypes.VARCHAR);
    }

    private static String simple(SqlType type) {
        if (type instanceof SqlType.Real) {
            return "real";
        } else if (type instanceof SqlType.Bool) {
            return "boolean";
        } else if (type instanceof SqlType.Date) {
            return "date";
        } else if (type instanceof SqlType.Variant) {
            return "variant";
        } else if (type instanceof SqlType.Vector) {
            return "vector";
        } else if (type instanceof SqlType.Array || type instanceof SqlType.TypedArray) {
            return "array";
        } else if (type.isJson()) {
            // Drivers are given OBJECT for MAP too.
            return "object";
        }
        // A bare NULL: Snowflake calls it text as well.
        return "text";
    }

    /**
     * Writes the object that describes a column of a result.
     *
     * @param told whether the client is told what structured types hold; only then a MAP is called so
     */
    public static void write(JsonGenerator out, ResultColumn column, boolean told) throws IOException {
        RowType type = of(column.type());
        out.writeStartObject();
        out.writeStringField("name", column.name());
        ColumnOrigin origin = column.origin();
        out.writeStringField("database", origin == null ? "" : origin.database());
        out.writeStringField("schema", origin == null ? "" : origin.schema());
        out.writeStringField("table", origin == null ? "" : origin.table());
        out.writeStringField("type", told ? word(column.type()) : type.type());
        out.writeBooleanField("nullable", column.nullable());
        type.writeSizes(out);
        if (column.type() instanceof SqlType.Vector vector) {
            writeElements(out, vector);
        } else if (told && column.type() instanceof SqlType.Structured parts) {
            RowTypeParts.write(out, parts);
        }
        out.writeStringField("collation", collation(column.type()));
        if (column.type() instanceof SqlType.Shown) {
            out.writeStringField("extTypeName", TypeText.name(column.type()));
        }
        out.writeEndObject();
    }

    /** The type's name for a client that knows structured types. */
    public static String word(SqlType type) {
        return type instanceof SqlType.Mapping ? "map" : of(type).type();
    }

    /** Writes the object that describes a bind. */
    public static void writeBind(JsonGenerator out, int number, SqlType bind) throws IOException {
        RowType type = of(bind);
        out.writeStartObject();
        out.writeStringField("name", Integer.toString(number));
        out.writeStringField("type", type.type());
        out.writeBooleanField("nullable", false);
        type.writeSizes(out);
        out.writeEndObject();
    }

    private static void writeElements(JsonGenerator out, SqlType.Vector vector) throws IOException {
        out.writeNumberField("vectorDimension", vector.dimension());
        out.writeArrayFieldStart("fields");
        out.writeStartObject();
        out.writeStringField("type", vector.whole() ? "fixed" : "real");
        out.writeBooleanField("nullable", true);
        of(vector.whole() ? new SqlType.Numeric(10, 0) : SqlTypes.REAL).writeSizes(out);
        out.writeEndObject();
        out.writeEndArray();
    }

    private static @Nullable String collation(SqlType type) {
        return type instanceof SqlType.Text text && !text.collation().isNone()
                ? text.collation().specification()
                : null;
    }

    void writeSizes(JsonGenerator out) throws IOException {
        write(out, "precision", precision);
        write(out, "scale", scale);
        write(out, "length", length);
        write(out, "byteLength", byteLength);
    }

    private static void write(JsonGenerator out, String name, @Nullable Integer value) throws IOException {
        if (value == null) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, value);
        }
    }
}
