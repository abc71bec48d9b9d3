package dev.glueflake.testkit.snowflake.internal.wire.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bindings of a request: {@code {"1": {"type", "value"}, …}}, where a value may be a list of as many rows. A key that is
 * no number names the bind {@code :key}.
 */
public final class WireBinds {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private WireBinds() {}

    public static Binds read(JsonNode bindings) {
        if (!bindings.isObject() || bindings.isEmpty()) {
            return Binds.none();
        }
        Map<String, TypedValue> named = named(bindings);
        int width = width(bindings);
        if (width == 0) {
            return Binds.none().with(named);
        }
        int rows = rows(bindings);
        List<List<TypedValue>> all = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            all.add(row(bindings, width, row));
        }
        return (rows == 1 ? Binds.of(all.get(0)) : Binds.batch(all)).with(named);
    }

    /** How many stand in a row from the first on: a statement takes no bind behind a gap. */
    private static int width(JsonNode bindings) {
        int width = 0;
        while (bindings.has(Integer.toString(width + 1))) {
            width++;
        }
        return width;
    }

    private static List<TypedValue> row(JsonNode bindings, int width, int row) {
        List<TypedValue> values = new ArrayList<>(width);
        for (int number = 1; number <= width; number++) {
            String name = Integer.toString(number);
            JsonNode bind = bindings.path(name);
            JsonNode value = bind.path("value");
            values.add(value(name, bind, value.isArray() ? value.path(row) : value));
        }
        return values;
    }

    private static Map<String, TypedValue> named(JsonNode bindings) {
        Map<String, TypedValue> named = new HashMap<>();
        bindings.properties().forEach(bind -> {
            String name = bind.getKey();
            if (!NUMBER.matcher(name).matches()) {
                JsonNode value = bind.getValue().path("value");
                named.put(name.toUpperCase(Locale.ROOT), value(name, bind.getValue(), value));
            }
        });
        return named;
    }

    private static int rows(JsonNode bindings) {
        JsonNode first = bindings.path("1").path("value");
        return first.isArray() ? first.size() : 1;
    }

    private static TypedValue value(String name, JsonNode bind, JsonNode value) {
        String type = Json.text(bind, "type");
        if (type == null) {
            throw Binds.unset(":" + name);
        }
        String format = Json.text(bind, "fmt");
        if (format != null && !format.isEmpty() && !format.equals("json")) {
            throw Errors.unsupported("bind with the format " + format);
        }
        TypedValue decoded = BindValues.decode(type, text(value, name));
        return bind.path("schema").path("fields").isArray()
                ? new TypedValue(BindSchemas.type(bind.path("schema")), decoded.value())
                : decoded;
    }

    private static @Nullable String text(JsonNode value, String name) {
        if (value.isContainerNode()) {
            throw Errors.unsupported("structured value of bind :" + name);
        }
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }
}
