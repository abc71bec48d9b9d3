package dev.glueflake.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the declared names out of a job's arguments. Glue puts arguments of its own among them, flags included. */
final class ArgumentReader {
    static final String DASHES = "--";

    private final Set<String> declared;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    ArgumentReader(Set<String> declared) {
        this.declared = declared;
    }

    Map<String, String> values() {
        return values;
    }

    List<String> problems() {
        return problems;
    }

    void read(String... arguments) {
        int next = 0;
        while (next < arguments.length) {
            next += take(arguments, next);
        }
    }

    /** Returns how many elements the argument at {@code at} takes up. */
    private int take(String[] arguments, int at) {
        String argument = arguments[at];
        if (!argument.startsWith(DASHES)) {
            if (declared.contains(argument)) {
                problems.add(DASHES + argument + " is written without its dashes");
            }
            return 1;
        }
        int equals = argument.indexOf('=');
        if (equals > 0) {
            put(argument.substring(DASHES.length(), equals), argument.substring(equals + 1));
            return 1;
        }
        if (at + 1 == arguments.length || arguments[at + 1].startsWith(DASHES)) {
            put(argument.substring(DASHES.length()), "");
            return 1;
        }
        put(argument.substring(DASHES.length()), arguments[at + 1]);
        return 2;
    }

    private void put(String name, String value) {
        if (!declared.contains(name)) {
            return;
        }
        if (value.isBlank()) {
            problems.add(DASHES + name + " has no value");
        } else if (values.putIfAbsent(name, value.strip()) != null) {
            problems.add(DASHES + name + " is given twice");
        }
    }
}
