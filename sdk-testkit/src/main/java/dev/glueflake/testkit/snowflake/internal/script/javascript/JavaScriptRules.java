package dev.glueflake.testkit.snowflake.internal.script.javascript;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignRoutine;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a routine in JavaScript may be like, by https://docs.snowflake.com/en/developer-guide/udf/javascript/udf-javascript-introduction
 * and the type mappings: JavaScript has no fixed-point numbers, and it has to be able to declare the names.
 */
public final class JavaScriptRules {
    private static final Pattern NAME = Pattern.compile("[\\p{L}$_][\\p{L}\\p{N}$_]*");
    private static final Set<String> RESERVED = Set.of(
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "debugger",
            "default",
            "delete",
            "do",
            "else",
            "enum",
            "export",
            "extends",
            "false",
            "finally",
            "for",
            "function",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "interface",
            "let",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "var",
            "void",
            "while",
            "with",
            "yield");

    private JavaScriptRules() {}

    /** Refuses at CREATE what JavaScript cannot have. A table's columns may be of any type. */
    public static void check(ForeignRoutine routine) {
        Stream<ForeignRoutine.Column> returned = routine.table() ? Stream.of() : routine.columns().stream();
        Stream.concat(routine.parameters().stream(), returned)
                .map(ForeignRoutine.Column::type)
                .filter(SqlType.Numeric.class::isInstance)
                .findFirst()
                .ifPresent(JavaScriptRules::refuse);
        if (!isName(routine.name().name())) {
            throw invalid("Invalid UDF function name: '" + routine.name().name() + "'");
        }
        String names = routine.parameters().stream()
                .map(ForeignRoutine.Column::name)
                .filter(Predicate.not(JavaScriptRules::isName))
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            throw invalid("Invalid argument name(s): '" + names + "'");
        }
    }

    private static void refuse(SqlType type) {
        throw invalid(
                "Language JAVASCRIPT does not support type '" + TypeText.full(type) + "' for argument or return type.");
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name);
    }

    private static SnowflakeException invalid(String message) {
        return Errors.compilation("002127", "42601", message);
    }
}
