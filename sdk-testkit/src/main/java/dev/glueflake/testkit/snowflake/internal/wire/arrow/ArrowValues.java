package dev.glueflake.testkit.snowflake.internal.wire.arrow;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Structured values as lists: of an array's elements, of an object's values in their order, of a map's keys and values. */
final class ArrowValues {
    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS xxx");

    private ArrowValues() {}

    /** The value of a structured column, which the engine keeps as JSON. */
    static @Nullable Object of(SqlType type, @Nullable Object stored) {
        return stored == null ? null : value(type, JsonReader.stored(stored.toString()));
    }

    private static @Nullable Object value(SqlType type, Json json) {
        if (type instanceof SqlType.Variant) {
            return json.isUndefined() ? null : JsonWriter.stored(json);
        } else if (json.isNull() || json.isUndefined()) {
            return null;
        } else if (type instanceof SqlType.TypedArray array && json instanceof Json.Array items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.items().forEach(item -> list.add(value(array.element().type(), item)));
            return list;
        } else if (type instanceof SqlType.TypedObject object && json instanceof Json.Members members) {
            return fields(object, members);
        } else if (type instanceof SqlType.Mapping map && json instanceof Json.Members members) {
            return entries(map, members);
        }
        return json instanceof Json.Leaf leaf ? scalar(type, leaf) : JsonWriter.stored(json);
    }

    private static List<@Nullable Object> fields(SqlType.TypedObject type, Json.Members members) {
        List<@Nullable Object> values = new ArrayList<>();
        for (SqlType.Field field : type.fields()) {
            Json value = members.entries().getOrDefault(field.name(), Json.nothing());
            values.add(value(field.value().type(), value));
        }
        return values;
    }

    private static List<Object> entries(SqlType.Mapping type, Json.Members members) {
        List<Object> entries = new ArrayList<>();
        members.entries().forEach((name, value) -> {
            List<@Nullable Object> entry = new ArrayList<>();
            entry.add(type.key() instanceof SqlType.Numeric ? new BigDecimal(name) : name);
            entry.add(value(type.value().type(), value));
            entries.add(entry);
        });
        return entries;
    }

    private static Object scalar(SqlType type, Json.Leaf leaf) {
        if (type instanceof SqlType.Numeric) {
            return new BigDecimal(leaf.text());
        } else if (type instanceof SqlType.Real) {
            return JsonWriter.real(leaf);
        } else if (type instanceof SqlType.Bool) {
            return Boolean.valueOf(leaf.text());
        } else if (type instanceof SqlType.Binary) {
            return HexFormat.of().parseHex(leaf.text());
        } else if (type instanceof SqlType.Date) {
            return LocalDate.parse(leaf.exact());
        } else if (type instanceof SqlType.Time) {
            return LocalTime.parse(leaf.exact());
        } else if (type instanceof SqlType.Timestamp timestamp) {
            return timestamp(timestamp.zone(), leaf.exact());
        }
        return type.isSemiStructured() ? JsonWriter.stored(leaf) : leaf.text();
    }

    private static Object timestamp(SqlType.Zone zone, String exact) {
        return switch (zone) {
            case NTZ -> LocalDateTime.parse(exact, WALL_CLOCK);
            case LTZ -> OffsetDateTime.parse(exact, MOMENT).toInstant();
            case TZ -> OffsetDateTime.parse(exact, MOMENT);
        };
    }
}
