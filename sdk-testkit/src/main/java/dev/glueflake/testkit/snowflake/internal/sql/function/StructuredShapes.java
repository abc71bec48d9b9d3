package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Field;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Slot;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Structured objects on their way to one with other keys: RENAME FIELDS goes by the place of a key, ADD FIELDS by its name. */
public final class StructuredShapes {
    private StructuredShapes() {}

    /** The object with the keys of the type; its values are still of their own types. */
    public static Typed changed(Typed value, SqlType type, boolean renamed) {
        if (!(value.type() instanceof SqlType.TypedObject from) || !(type instanceof SqlType.TypedObject to)) {
            throw impossible(value.type(), type);
        }
        return renamed ? renamed(value, from, to) : longer(value, from, to);
    }

    private static SnowflakeException impossible(SqlType from, SqlType to) {
        return Errors.compilation(
                "001007",
                "22023",
                "invalid type [CAST(" + TypeText.full(from) + " AS " + TypeText.full(to) + ")] for parameter 'CAST'");
    }

    private static Typed renamed(Typed value, SqlType.TypedObject from, SqlType.TypedObject to) {
        if (from.fields().size() != to.fields().size()) {
            throw impossible(from, to);
        }
        List<Field> fields = IntStream.range(0, from.fields().size())
                .mapToObj(i -> new Field(
                        to.fields().get(i).name(), from.fields().get(i).value()))
                .toList();
        return made(value, fields, from.fields());
    }

    private static Typed longer(Typed value, SqlType.TypedObject from, SqlType.TypedObject to) {
        boolean kept =
                from.fields().stream().allMatch(field -> to.field(field.name()).isPresent());
        if (!kept) {
            throw impossible(from, to);
        }
        List<Field> fields = new ArrayList<>();
        for (Field field : to.fields()) {
            Slot added = new Slot(field.value().type(), true);
            fields.add(from.field(field.name()).orElse(new Field(field.name(), added)));
        }
        return made(value, fields, fields);
    }

    /** @param sources the keys from which the values of the fields come, in the same order; NULL where there is none */
    private static Typed made(Typed value, List<Field> fields, List<Field> sources) {
        List<Typed> parts = new ArrayList<>(List.of(value));
        fields.forEach(field -> parts.add(new Typed.Constant(TypedValue.text(field.name()))));
        sources.forEach(source -> parts.add(new Typed.Constant(TypedValue.text(pointer(source.name())))));
        String pairs = IntStream.rangeClosed(1, fields.size())
                .mapToObj(i -> "{" + i + "}, json_extract({0}, {" + (i + fields.size()) + "})")
                .collect(Collectors.joining(", "));
        String template = "CASE WHEN {0} IS NOT NULL THEN json_object(" + pairs + ") END";
        return new Typed.Call(template, parts, new SqlType.TypedObject(List.copyOf(fields)), true);
    }

    private static String pointer(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
