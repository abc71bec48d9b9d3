package dev.glueflake.testkit.snowflake.internal.wire.value;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a structured type holds, as drivers are told: an ARRAY its element, a MAP its key and value, an OBJECT its fields. */
final class RowTypeParts {
    private RowTypeParts() {}

    static void write(JsonGenerator out, SqlType.Structured type) throws IOException {
        out.writeArrayFieldStart("fields");
        if (type instanceof SqlType.TypedArray array) {
            part(out, null, array.element());
        } else if (type instanceof SqlType.Mapping map) {
            part(out, null, new SqlType.Slot(map.key(), false));
            part(out, null, map.value());
        } else if (type instanceof SqlType.TypedObject object) {
            for (SqlType.Field field : object.fields()) {
                part(out, field.name(), field.value());
            }
        }
        out.writeEndArray();
    }

    private static void part(JsonGenerator out, @Nullable String name, SqlType.Slot slot) throws IOException {
        out.writeStartObject();
        if (name != null) {
            out.writeStringField("name", name);
        }
        out.writeStringField("type", RowType.word(slot.type()));
        out.writeBooleanField("nullable", slot.nullable());
        RowType.of(slot.type()).writeSizes(out);
        if (slot.type() instanceof SqlType.Structured parts) {
            write(out, parts);
        }
        out.writeEndObject();
    }
}
