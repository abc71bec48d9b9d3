package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.function.StructuredPaths;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.sql.udf.RowUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Sequences;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A call of a table function: how its rows come about and what their columns are.
 *
 * @param extra what the column THIS is, where rows do not carry it
 */
record ExpansionCall(Typed rows, Typed extra, List<Out> out) {
    private static final SqlType INDEX = new SqlType.Numeric(38, 0);
    private static final Set<String> MODES = Set.of("OBJECT", "ARRAY", "BOTH");

    /** A column, as a DuckDB expression over the row's object {@code e}. */
    record Out(String name, String sql, SqlType type, SqlType shown) {
        Out(String name, String sql, SqlType type) {
            this(name, sql, type, type);
        }
    }

    List<String> sql() {
        return out.stream().map(Out::sql).toList();
    }

    List<Scope.Named> columns(String alias) {
        List<Scope.Named> columns = new ArrayList<>();
        for (Out column : out) {
            Typed value = new Typed.Column(alias, Source.Expansion.expanded(columns.size()), column.type(), true);
            Typed shown = column.type() instanceof SqlType.Variant
                    ? StructuredPaths.value(value, column.shown())
                    : Coercions.convert(value, column.shown());
            columns.add(new Scope.Named(column.name(), shown));
        }
        return columns;
    }

    static ExpansionCall flatten(ExpressionBinder expressions, Expression.FunctionCall call) {
        Map<String, Typed> options = options(expressions, call);
        Typed input = options.remove("INPUT");
        if (input != null && input.type() instanceof SqlType.Null) {
            input = Coercions.convert(input, SqlTypes.VARIANT);
        }
        if (input == null || !input.type().isJson()) {
            throw ExpansionBinder.invalid(call);
        }
        SqlType shape = input.type();
        input = Coercions.convert(input, SqlTypes.VARIANT);
        String path = text(options.remove("PATH"), "", "PATH");
        String outer = text(options.remove("OUTER"), "false", "OUTER");
        String recursive = text(options.remove("RECURSIVE"), "false", "RECURSIVE");
        String mode = text(options.remove("MODE"), "BOTH", "MODE").toUpperCase(Locale.ROOT);
        if (!options.isEmpty() || !MODES.contains(mode)) {
            throw ExpansionBinder.invalid(call);
        }
        Typed rows = rows(RowUdfs.FLATTEN, input, path, outer, recursive, mode, use(input));
        Typed whole = recursive.equals("true") ? Choices.NULL : input;
        Typed extra = path.isEmpty() || recursive.equals("true") ? whole : at(input, path);
        String self = "CASE WHEN json_extract(e, '$.v') IS NOT NULL THEN x ELSE json_extract(e, '$.t') END";
        boolean typed = shape instanceof SqlType.Structured && !recursive.equals("true");
        if (typed && !path.isEmpty()) {
            throw Errors.unsupported("FLATTEN of a structured value by PATH");
        }
        SqlType key = typed && shape instanceof SqlType.Mapping map ? map.key() : SqlTypes.VARCHAR;
        return new ExpansionCall(
                rows,
                Coercions.convert(extra, SqlTypes.VARIANT),
                List.of(
                        number("SEQ", "s"),
                        new Out("KEY", "json_extract_string(e, '$.k')", SqlTypes.VARCHAR, key),
                        new Out("PATH", "json_extract_string(e, '$.p')", SqlTypes.VARCHAR),
                        number("INDEX", "i"),
                        new Out(
                                "VALUE",
                                "json_extract(e, '$.v')",
                                SqlTypes.VARIANT,
                                typed ? element(shape) : SqlTypes.VARIANT),
                        new Out("THIS", recursive.equals("true") ? "json_extract(e, '$.t')" : self, SqlTypes.VARIANT)));
    }

    private static SqlType element(SqlType shape) {
        if (shape instanceof SqlType.TypedArray array) {
            return array.element().type();
        }
        return shape instanceof SqlType.Mapping map ? map.value().type() : SqlTypes.VARIANT;
    }

    static ExpansionCall split(ExpressionBinder expressions, Expression.FunctionCall call) {
        boolean tokens = call.name().last().text().startsWith("STRTOK");
        List<Expression.Argument> given = call.arguments();
        if (given.isEmpty()
                || given.size() > 2
                || (given.size() < 2 && !tokens)
                || given.get(0).name() != null) {
            throw ExpansionBinder.invalid(call);
        }
        Typed text = Coercions.implicit(expressions.bind(given.get(0).value()), SqlTypes.VARCHAR);
        Typed delimiter = given.size() == 1
                ? ExpansionBinder.constant(" ")
                : Coercions.implicit(expressions.bind(given.get(1).value()), SqlTypes.VARCHAR);
        String template =
                "CAST(" + Udf.call(tokens ? RowUdfs.TOKENS : RowUdfs.SPLIT, "{0}", "{1}", "{2}") + " AS JSON)";
        List<Typed> arguments = List.of(text, delimiter, ExpansionBinder.constant(use(text)));
        return new ExpansionCall(
                new Typed.Call(template, arguments, SqlTypes.VARIANT, true),
                Choices.NULL,
                List.of(
                        number("SEQ", "s"),
                        number("INDEX", "i"),
                        new Out("VALUE", "json_extract_string(e, '$.v')", SqlTypes.VARCHAR)));
    }

    private static Out number(String name, String member) {
        return new Out(name, "CAST(json_extract_string(e, '$." + member + "') AS DECIMAL(38,0))", INDEX);
    }

    private static Map<String, Typed> options(ExpressionBinder expressions, Expression.FunctionCall call) {
        Map<String, Typed> options = new HashMap<>();
        for (Expression.Argument argument : call.arguments()) {
            String name = argument.name() == null ? "INPUT" : argument.name();
            if (options.put(name, expressions.bind(argument.value())) != null) {
                throw ExpansionBinder.invalid(call);
            }
        }
        return options;
    }

    private static String text(@org.jspecify.annotations.Nullable Typed option, String otherwise, String name) {
        if (option == null) {
            return otherwise;
        }
        if (option instanceof Typed.Constant constant && constant.value().value() != null) {
            return String.valueOf(constant.value().value());
        }
        throw Errors.compilation("001015", "22023", "argument " + name + " to function FLATTEN needs to be constant");
    }

    /** One input row has one number; where there may be several, they are counted while the statement runs. */
    private static String use(Typed input) {
        boolean constant = !TypedTrees.any(
                input,
                inner -> !(inner instanceof Typed.Constant
                        || inner instanceof Typed.Call
                        || inner instanceof Typed.Convert));
        return constant ? Sequences.ONE : Sequences.use();
    }

    private static Typed rows(String function, Typed input, String... options) {
        List<Typed> arguments = new ArrayList<>(List.of(input));
        String[] holes = new String[options.length + 1];
        holes[0] = "{0}";
        for (String option : options) {
            holes[arguments.size()] = "{" + arguments.size() + "}";
            arguments.add(ExpansionBinder.constant(option));
        }
        return new Typed.Call("CAST(" + Udf.call(function, holes) + " AS JSON)", arguments, SqlTypes.VARIANT, true);
    }

    private static Typed at(Typed input, String path) {
        return new Typed.Call(
                "CAST(" + Udf.call("sf_get_path", "{0}", "{1}") + " AS JSON)",
                List.of(input, ExpansionBinder.constant(path)),
                SqlTypes.VARIANT,
                true);
    }
}
