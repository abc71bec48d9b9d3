package dev.glueflake.testkit.snowflake.internal.wire.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The structured type of a bind, which drivers describe as results are described to them. */
final class BindSchemas {
    private static final int MAX_PRECISION = 38;
    private static final int MAX_FRACTION = 9;

    private BindSchemas() {}

    static SqlType type(JsonNode schema) {
        String name = schema.path("type").asText().toUpperCase(Locale.ROOT);
        JsonNode fields = schema.path("fields");
        return switch (name) {
            case "ARRAY" ->
                fields.size() == 1 ? new SqlType.TypedArray(slot(fields.get(0))) : bare(schema, SqlTypes.ARRAY);
            case "MAP" -> new SqlType.Mapping(type(fields.path(0)), slot(fields.path(1)));
            case "OBJECT" -> fields.isEmpty() ? bare(schema, SqlTypes.OBJECT) : object(fields);
            default -> scalar(name, schema);
        };
    }

    private static SqlType bare(JsonNode schema, SqlType type) {
        if (!schema.path("fields").isEmpty()) {
            throw Errors.unsupported("bind with the schema " + schema);
        }
        return type;
    }

    private static SqlType.Slot slot(JsonNode part) {
        return new SqlType.Slot(type(part), part.path("nullable").asBoolean(true));
    }

    private static SqlType object(JsonNode parts) {
        List<SqlType.Field> fields = new ArrayList<>();
        for (JsonNode part : parts) {
            fields.add(new SqlType.Field(part.path("name").asText(), slot(part)));
        }
        return new SqlType.TypedObject(fields);
    }

    private static SqlType scalar(String name, JsonNode part) {
        return switch (name) {
            case "FIXED" ->
                new SqlType.Numeric(
                        size(part, "precision", MAX_PRECISION),
                        part.path("scale").asInt(0));
            case "REAL" -> SqlTypes.REAL;
            case "TEXT" -> new SqlType.Text(size(part, "length", SqlType.Text.MAX));
            case "BINARY" -> new SqlType.Binary(size(part, "length", SqlType.Binary.MAX));
            case "BOOLEAN" -> SqlTypes.BOOLEAN;
            case "DATE" -> SqlTypes.DATE;
            case "TIME" -> new SqlType.Time(size(part, "scale", MAX_FRACTION));
            case "TIMESTAMP_NTZ" -> new SqlType.Timestamp(SqlType.Zone.NTZ, size(part, "scale", MAX_FRACTION));
            case "TIMESTAMP_LTZ" -> new SqlType.Timestamp(SqlType.Zone.LTZ, size(part, "scale", MAX_FRACTION));
            case "TIMESTAMP_TZ" -> new SqlType.Timestamp(SqlType.Zone.TZ, size(part, "scale", MAX_FRACTION));
            case "VARIANT" -> SqlTypes.VARIANT;
            default -> throw Errors.unsupported("bind with values of type " + name);
        };
    }

    /** Drivers write 0 where they know no size. */
    private static int size(JsonNode part, String name, int otherwise) {
        int size = part.path(name).asInt(0);
        return size > 0 ? size : otherwise;
    }
}
