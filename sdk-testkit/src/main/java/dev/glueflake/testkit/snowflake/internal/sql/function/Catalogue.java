package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.function.Definition.Kind;
import dev.glueflake.testkit.snowflake.internal.sql.function.Definition.Rule;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the areas put their functions; each is one readable line. */
final class Catalogue {
    /** What an argument is converted to before the function sees it. */
    enum Param {
        TEXT,
        INTEGER,
        NUMBER,
        REAL,
        BOOLEAN,
        BINARY,
        ANY
    }

    private final Map<String, List<Definition>> definitions = new HashMap<>();

    Map<String, List<Definition>> definitions() {
        return definitions;
    }

    /** A function that is a DuckDB expression over its converted arguments. */
    void simple(String name, SqlType result, String template, Param... params) {
        add(
                Kind.SCALAR,
                name,
                params.length,
                params.length,
                call -> call.sql(result, template, converted(call, params)));
    }

    /** As {@link #simple}, of the same type as its first argument. */
    void same(String name, String template, Param... params) {
        add(Kind.SCALAR, name, params.length, params.length, call -> {
            Typed[] arguments = converted(call, params);
            return call.sql(arguments[0].type(), template, arguments);
        });
    }

    void scalar(String name, int min, int max, Rule rule) {
        add(Kind.SCALAR, name, min, max, rule);
    }

    void aggregate(String name, int min, int max, Rule rule) {
        add(Kind.AGGREGATE, name, min, max, rule);
    }

    void window(String name, int min, int max, Rule rule) {
        add(Kind.WINDOW, name, min, max, rule);
    }

    /** Calls that Snowflake takes and the fake does not. */
    void refused(String name, int min, int max) {
        scalar(name, min, max, call -> {
            throw Errors.unsupported(call.name() + " with " + call.count() + " arguments");
        });
    }

    /** Another name for a function that is already there. */
    void synonym(String name, String of) {
        for (Definition definition : definitions.getOrDefault(of, List.of())) {
            add(definition.kind(), name, definition.min(), definition.max(), definition.rule());
        }
    }

    private void add(Kind kind, String name, int min, int max, Rule rule) {
        definitions.computeIfAbsent(name, any -> new ArrayList<>()).add(new Definition(name, kind, min, max, rule));
    }

    private static Typed[] converted(Invocation call, Param... params) {
        Typed[] converted = new Typed[params.length];
        for (int i = 0; i < params.length; i++) {
            converted[i] = converted(call, i, params[i]);
        }
        return converted;
    }

    static Typed converted(Invocation call, int index, Param param) {
        return switch (param) {
            case TEXT -> call.text(index);
            case INTEGER -> call.integer(index);
            case NUMBER -> call.number(index);
            case REAL -> call.as(index, SqlTypes.REAL);
            case BOOLEAN -> call.as(index, SqlTypes.BOOLEAN);
            case BINARY -> call.as(index, SqlTypes.BINARY);
            case ANY -> call.argument(index);
        };
    }
}
