package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function with its arguments typed, and what definitions need to answer it.
 *
 * @param fromLast whether NTH_VALUE counts from the end
 * @param over the window where the call has one
 * @param orderBy WITHIN GROUP's
 */
public record Invocation(
        String name,
        List<Typed> arguments,
        boolean distinct,
        List<Typed.SortKey> orderBy,
        boolean ignoreNulls,
        boolean fromLast,
        @Nullable Over over,
        CallContext context) {

    /** A window; {@code frame} is DuckDB's words, null where not written. */
    public record Over(
            List<Typed> partitionBy,
            List<Typed.SortKey> orderBy,
            @Nullable String frame) {}

    public int count() {
        return arguments.size();
    }

    public Typed argument(int index) {
        return arguments.get(index);
    }

    public SqlType type(int index) {
        return argument(index).type();
    }

    public Typed as(int index, SqlType type) {
        if (type(index) instanceof SqlType.Geospatial && !type(index).equals(type)) {
            throw invalidTypes();
        }
        if (type(index) instanceof SqlType.DecFloat && Coercions.isNumber(type)) {
            throw Errors.unsupported(name + " of DECFLOAT");
        }
        return Coercions.implicit(argument(index), type);
    }

    /** As text, keeping the length of what is text already. */
    public Typed text(int index) {
        return type(index) instanceof SqlType.Text ? argument(index) : as(index, SqlTypes.VARCHAR);
    }

    public Typed integer(int index) {
        return as(index, SqlTypes.INTEGER);
    }

    /** As NUMBER or FLOAT. */
    public Typed number(int index) {
        SqlType type = type(index);
        if (Coercions.isNumber(type)) {
            return argument(index);
        }
        if (type instanceof SqlType.Null) {
            return as(index, SqlTypes.INTEGER);
        }
        if (type instanceof SqlType.Text) {
            return as(index, Coercions.TEXT_NUMBER);
        }
        if (type instanceof SqlType.Variant || type instanceof SqlType.DecFloat) {
            return as(index, SqlTypes.REAL);
        }
        throw invalidTypes();
    }

    public String constantText(int index) {
        if (argument(index) instanceof Typed.Constant constant
                && constant.value().value() instanceof String text) {
            return text;
        }
        throw Errors.unsupported(name + " whose argument " + (index + 1) + " is not a constant text");
    }

    public int constantInt(int index) {
        if (argument(index) instanceof Typed.Constant constant
                && constant.value().value() instanceof BigDecimal number) {
            return number.intValue();
        }
        throw Errors.unsupported(name + " whose argument " + (index + 1) + " is not a constant number");
    }

    public Typed constant(SqlType type, @Nullable Object value) {
        return value(type, value);
    }

    public static Typed value(SqlType type, @Nullable Object value) {
        return new Typed.Constant(new TypedValue(type, value));
    }

    /** Whether an argument is bytes; then the function works on bytes and gives bytes. */
    boolean isBinary(int index) {
        return type(index) instanceof SqlType.Binary;
    }

    /** As bytes: a binary as it is, anything else as its text in UTF-8. */
    Typed bytes(int index) {
        return isBinary(index) ? argument(index) : sql(SqlTypes.BINARY, "encode({0})", text(index));
    }

    /** A call that is NULL where an argument is. */
    public Typed sql(SqlType type, String template, Typed... parts) {
        return new Typed.Call(
                template, List.of(parts), type, List.of(parts).stream().anyMatch(Typed::nullable));
    }

    /** A call that may be NULL whatever its arguments are. */
    public Typed nullable(SqlType type, String template, Typed... parts) {
        return new Typed.Call(template, List.of(parts), type, true);
    }

    /** An aggregate, over its window where the call has one. */
    public Typed aggregate(SqlType type, boolean nullable, String function, Typed... parts) {
        if (over == null) {
            return new Typed.Aggregate(function, List.of(parts), distinct, orderBy, type, nullable);
        }
        return new Typed.Windowed(
                function,
                List.of(parts),
                distinct,
                orderBy,
                false,
                over.partitionBy(),
                over.orderBy(),
                frame(),
                type,
                nullable);
    }

    /** An aggregate over an ordered window without a frame runs from the first row to the peers of the current one. */
    private @Nullable String frame() {
        return over == null ? null : over.frame();
    }

    /** The same call with DISTINCT. */
    Invocation withDistinct() {
        return new Invocation(name, arguments, true, orderBy, ignoreNulls, fromLast, over, context);
    }

    /** The same call of other arguments. */
    Invocation with(List<Typed> others) {
        return new Invocation(name, others, distinct, orderBy, ignoreNulls, fromLast, over, context);
    }

    /** A call of that function with the same arguments. */
    Invocation named(String other) {
        return new Invocation(other, arguments, distinct, orderBy, ignoreNulls, fromLast, over, context);
    }

    /** The same call of rows in that order. */
    Invocation withOrder(List<Typed.SortKey> keys) {
        return new Invocation(name, arguments, distinct, keys, ignoreNulls, fromLast, over, context);
    }

    /** The same call whose WITHIN GROUP is already part of its function. */
    Invocation withoutOrder() {
        return new Invocation(name, arguments, distinct, List.of(), ignoreNulls, fromLast, over, context);
    }

    /** The same call over another window. */
    Invocation over(Over other) {
        return new Invocation(name, arguments, distinct, orderBy, ignoreNulls, fromLast, other, context);
    }

    public SnowflakeException invalidTypes() {
        return invalidTypes(name, arguments);
    }

    static SnowflakeException invalidTypes(String function, List<Typed> arguments) {
        return Errors.compilation(
                "001044",
                "42P13",
                "Invalid argument types for function '" + function + "': ("
                        + arguments.stream()
                                .map(argument -> TypeText.full(argument.type()))
                                .collect(Collectors.joining(", "))
                        + ")");
    }
}
