package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes typed expressions; every one comes out in the physical form of its type. */
final class ExpressionEmitter {
    private final Casts casts;
    private final QueryEmitter queries;
    private @Nullable GroupFrame frame;

    ExpressionEmitter(Casts casts, QueryEmitter queries) {
        this.casts = casts;
        this.queries = queries;
    }

    @Nullable
    GroupFrame frame() {
        return frame;
    }

    void enter(@Nullable GroupFrame next) {
        frame = next;
    }

    String emit(Typed expression) {
        if (frame != null) {
            String grouped = frame.find(expression).orElse(null);
            if (grouped != null) {
                return grouped;
            }
        }
        if (expression instanceof Typed.Column column) {
            return column.relation() + "." + column.physical();
        }
        if (expression instanceof Typed.Constant constant) {
            return constant(constant);
        }
        if (expression instanceof Typed.Call call) {
            return numeric(Templates.apply(call.template(), all(call.arguments())), call.type());
        }
        if (expression instanceof Typed.Convert convert) {
            return convert(convert);
        }
        return complex(expression);
    }

    private String convert(Typed.Convert convert) {
        Optional<TypedValue> known = convert.operand() instanceof Typed.Constant constant
                ? casts.constant(constant.value(), convert.type())
                : Optional.empty();
        if (known.isPresent()) {
            return Literals.of(known.get());
        }
        String operand = emit(convert.operand());
        SqlType from = convert.operand().type();
        return convert.attempt()
                ? casts.attempt(operand, from, convert.type())
                : casts.convert(operand, from, convert.type());
    }

    private String complex(Typed expression) {
        if (expression instanceof Typed.Choice choice) {
            return choice(choice);
        }
        if (expression instanceof Typed.Windowed windowed) {
            return windowed(windowed);
        }
        if (expression instanceof Typed.Subquery subquery) {
            return "(" + queries.emit(subquery.query()) + ")";
        }
        if (expression instanceof Typed.Exists exists) {
            return "EXISTS (" + queries.emit(exists.query()) + ")";
        }
        if (expression instanceof Typed.Quantified quantified) {
            return "(" + emit(quantified.operand()) + " " + quantified.operator() + " ("
                    + queries.emit(quantified.query()) + "))";
        }
        throw Errors.compilation("002035", "42601", "Invalid aggregate function in this clause");
    }

    private static String constant(Typed.Constant constant) {
        String literal = Literals.of(constant.value());
        return constant.type() instanceof SqlType.Text && literal.startsWith("'") ? literal + "::VARCHAR" : literal;
    }

    private static String numeric(String sql, SqlType type) {
        return type instanceof SqlType.Numeric ? "CAST(" + sql + " AS " + PhysicalTypes.of(type) + ")" : sql;
    }

    private String choice(Typed.Choice choice) {
        StringBuilder sql = new StringBuilder("CASE");
        for (Typed.Branch branch : choice.branches()) {
            sql.append(" WHEN ")
                    .append(emit(branch.condition()))
                    .append(" THEN ")
                    .append(emit(branch.result()));
        }
        return sql.append(" ELSE ")
                .append(emit(choice.otherwise()))
                .append(" END")
                .toString();
    }

    /** An aggregate of the grouped query itself; never called above the grouping. */
    String aggregate(Typed.Aggregate aggregate) {
        List<String> arguments = new ArrayList<>(all(aggregate.arguments()));
        arguments.add(aggregate.orderBy().isEmpty() ? "" : " ORDER BY " + keys(aggregate.orderBy()));
        return numeric(call(aggregate.function(), aggregate.distinct(), arguments), aggregate.type());
    }

    /** {@code function} marks with {@code #d} where DISTINCT goes, with {@code #o} where ORDER BY or IGNORE NULLS go. */
    private static String call(String function, boolean distinct, List<String> arguments) {
        String marked = function.replace("#d", distinct ? "DISTINCT " : "");
        return Templates.fill(marked.replace("#o", "{" + (arguments.size() - 1) + "}"), arguments);
    }

    private String windowed(Typed.Windowed windowed) {
        List<String> arguments = new ArrayList<>(all(windowed.arguments()));
        String within = windowed.within().isEmpty() ? "" : " ORDER BY " + keys(windowed.within());
        arguments.add(within + (windowed.ignoreNulls() ? " IGNORE NULLS" : ""));
        List<String> parts = new ArrayList<>();
        if (!windowed.partitionBy().isEmpty()) {
            parts.add("PARTITION BY "
                    + windowed.partitionBy().stream().map(this::key).collect(Collectors.joining(", ")));
        }
        if (!windowed.orderBy().isEmpty()) {
            parts.add("ORDER BY " + keys(windowed.orderBy()));
        }
        if (windowed.frame() != null) {
            parts.add(windowed.frame());
        }
        String call = call(windowed.function(), windowed.distinct(), arguments);
        return numeric(call + " OVER (" + String.join(" ", parts) + ")", windowed.type());
    }

    String keys(List<Typed.SortKey> keys) {
        return keys.stream().map(this::sortKey).collect(Collectors.joining(", "));
    }

    private String sortKey(Typed.SortKey key) {
        return key(key.value())
                + (key.descending() ? " DESC" : " ASC")
                + (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
    }

    /** What rows are told apart and sorted by. */
    String key(Typed value) {
        return ValueKeys.of(value.type(), emit(value));
    }

    private List<String> all(List<Typed> arguments) {
        return arguments.stream().map(this::emit).toList();
    }
}
