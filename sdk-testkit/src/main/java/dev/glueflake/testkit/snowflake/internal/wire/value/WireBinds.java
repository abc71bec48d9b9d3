package dev.glueflake.testkit.snowflake.internal.wire.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bindings of a request: {@code {"1": {"type", "value"}, …}}, where a value may be a list of as many rows. */
public final class WireBinds {
    private WireBinds() {}

    public static Binds read(JsonNode bindings) {
        if (!bindings.isObject() || bindings.isEmpty()) {
            return Binds.none();
        }
        int rows = rows(bindings);
        List<List<TypedValue>> all = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            List<TypedValue> values = new ArrayList<>(bindings.size());
            for (int number = 1; number <= bindings.size(); number++) {
                values.add(value(bindings, number, row));
            }
            all.add(values);
        }
        return rows == 1 ? Binds.of(all.get(0)) : Binds.batch(all);
    }

    private static int rows(JsonNode bindings) {
        JsonNode first = bindings.path("1").path("value");
        return first.isArray() ? first.size() : 1;
    }

    private static TypedValue value(JsonNode bindings, int number, int row) {
        JsonNode bind = bindings.get(Integer.toString(number));
        String type = bind == null ? null : Json.text(bind, "type");
        if (bind == null || type == null) {
            throw Errors.compilation("002049", "42601", "Bind variable :" + number + " not set.");
        }
        String format = Json.text(bind, "fmt");
        if (format != null) {
            throw Errors.unsupported("bind with the format " + format);
        }
        JsonNode value = bind.path("value");
        return BindValues.decode(type, text(value.isArray() ? value.path(row) : value, number));
    }

    private static @Nullable String text(JsonNode value, int number) {
        if (value.isContainerNode()) {
            throw Errors.unsupported("structured value of bind :" + number);
        }
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }
}
