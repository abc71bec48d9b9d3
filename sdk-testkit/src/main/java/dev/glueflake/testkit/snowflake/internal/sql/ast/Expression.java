package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A scalar expression as written: names unresolved, no types. Every one knows its {@link Position}. */
public sealed interface Expression {
    Position at();

    /** A number exactly as written, for example {@code 1.50} or {@code 1e3}. */
    record NumberLiteral(String text, Position at) implements Expression {}

    record StringLiteral(String value, Position at) implements Expression {
        /** The text as a statement writes it, in quotes. */
        public static String written(String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
        }
    }

    record BooleanLiteral(boolean value, Position at) implements Expression {}

    record NullLiteral(Position at) implements Expression {}

    /** {@code DATE '…'}, {@code TIMESTAMP '…'}, {@code TIME '…'}, and {@code X'…'} as type BINARY. */
    record TypedLiteral(TypeName type, String value, Position at) implements Expression {}

    /** {@code INTERVAL '1 day, 2 hours'}. */
    record IntervalLiteral(String value, Position at) implements Expression {}

    /** One to four parts: {@code [[[database.]schema.]table.]column}. */
    record ColumnReference(List<Identifier> parts, Position at) implements Expression {
        private static final String NEXT_VALUE = "NEXTVAL";

        /** {@code sequence.NEXTVAL}. */
        public static ColumnReference nextValue(ObjectName sequence, Position at) {
            List<Identifier> parts = new ArrayList<>(sequence.parts());
            parts.add(Identifier.unquoted(NEXT_VALUE, at));
            return new ColumnReference(List.copyOf(parts), at);
        }

        /** The sequence whose next value this is, where no column has that name. */
        public Optional<ObjectName> sequence() {
            int last = parts.size() - 1;
            return last > 0 && parts.get(last).text().equals(NEXT_VALUE)
                    ? Optional.of(new ObjectName(parts.subList(0, last)))
                    : Optional.empty();
        }
    }

    /** {@code $1} or {@code t.$1}; {@code index} is 1-based. */
    record PositionalColumn(@Nullable Identifier table, int index, Position at) implements Expression {}

    /** A {@code ?} (numbered from 1 over the whole statement) or {@code :1}. */
    record BindReference(int index, Position at) implements Expression {}

    /** A session variable {@code $name}. */
    record SessionVariable(String name, Position at) implements Expression {}

    /** {@code :name}: a variable of a Snowflake Scripting block. */
    record ScriptVariable(String name, Position at) implements Expression {}

    /** A column by {@code IDENTIFIER($v)}, {@code IDENTIFIER(?)} or {@code IDENTIFIER(:x)}: its value is a name, or its first parts. */
    record DeferredColumn(Expression name, List<Identifier> rest, Position at) implements Expression {}

    /** {@code column(+)}: the table of the column may have no row. */
    record OuterMark(Expression column, Position at) implements Expression {}

    /** {@code ALL} in ORDER BY: every output column. */
    record AllOutputs(Position at) implements Expression {}

    /** {@code PRIOR column} in CONNECT BY, of the row before. */
    record Prior(Expression operand, Position at) implements Expression {}

    /** {@code CONNECT_BY_ROOT column}, of the row at the top. */
    record OfRoot(Expression operand, Position at) implements Expression {}

    /** {@code DEFAULT} in the VALUES of an INSERT; nowhere else. */
    record DefaultValue(Position at) implements Expression {}

    /** {@code *} or {@code t.*}, in a select list or in {@code COUNT(*)}. */
    record Star(@Nullable ObjectName qualifier, StarModifiers modifiers, Position at) implements Expression {}

    /** {@code * EXCLUDE (…) RENAME (…) REPLACE (…) ILIKE '…'}; empty where absent. */
    record StarModifiers(
            List<Identifier> exclude,
            List<Renamed> rename,
            List<Replaced> replace,
            @Nullable String ilike) {
        public static final StarModifiers NONE = new StarModifiers(List.of(), List.of(), List.of(), null);
    }

    record Renamed(Identifier from, Identifier to) {}

    record Replaced(Expression with, Identifier column) {}

    record Unary(UnaryOperator operator, Expression operand, Position at) implements Expression {}

    enum UnaryOperator {
        NOT,
        MINUS,
        PLUS
    }

    record Binary(BinaryOperator operator, Expression left, Expression right, Position at) implements Expression {}

    enum BinaryOperator {
        OR,
        AND,
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MODULO,
        CONCAT
    }

    /** {@code IS [NOT] NULL}. */
    record IsNull(Expression operand, boolean negated, Position at) implements Expression {}

    /** {@code IS [NOT] TRUE} or {@code FALSE}. */
    record IsTruth(Expression operand, boolean truth, boolean negated, Position at) implements Expression {}

    /** {@code IS [NOT] DISTINCT FROM}. */
    record IsDistinctFrom(Expression left, Expression right, boolean negated, Position at) implements Expression {}

    record Between(Expression operand, Expression low, Expression high, boolean negated, Position at)
            implements Expression {}

    /** {@code ** array}: its elements one by one, in a list of arguments or of IN. */
    record Spread(Expression array, Position at) implements Expression {}

    record InList(Expression operand, List<Expression> values, boolean negated, Position at) implements Expression {}

    record InQuery(Expression operand, Query query, boolean negated, Position at) implements Expression {}

    /** {@code a <op> ANY (query)} or {@code ALL}. */
    record Quantified(Expression operand, BinaryOperator operator, boolean all, Query query, Position at)
            implements Expression {}

    record Exists(Query query, Position at) implements Expression {}

    /** LIKE, ILIKE, RLIKE and REGEXP, also {@code ANY} and {@code ALL} over several patterns. */
    record Like(
            Expression operand,
            LikeKind kind,
            List<Expression> patterns,
            PatternQuantifier quantifier,
            @Nullable Expression escape,
            boolean negated,
            Position at)
            implements Expression {}

    enum LikeKind {
        LIKE,
        ILIKE,
        RLIKE
    }

    enum PatternQuantifier {
        ONE,
        ANY,
        ALL
    }

    /** {@code operand} is null in the searched form. */
    record Case(
            @Nullable Expression operand,
            List<When> branches,
            @Nullable Expression otherwise,
            Position at) implements Expression {}

    record When(Expression condition, Expression result) {}

    /** {@code CAST(x AS t)}, {@code x::t} or {@code TRY_CAST}. */
    record Cast(Expression operand, TypeName type, boolean attempt, Position at) implements Expression {}

    /** {@code CAST(x AS t RENAME FIELDS)} or {@code ADD FIELDS}: the object with the keys of the type, before it is cast to it. */
    record Reshaped(Expression operand, TypeName type, boolean renamed, Position at) implements Expression {}

    /** {@code x:a.b[0]}: the path after the first colon, and {@code x[0]}, {@code x['a']}. */
    record Path(Expression operand, List<PathElement> elements, Position at) implements Expression {}

    sealed interface PathElement {
        record Key(String name) implements PathElement {}

        record Index(Expression index) implements PathElement {}
    }

    record Tuple(List<Expression> items, Position at) implements Expression {}

    record ScalarQuery(Query query, Position at) implements Expression {}

    /** {@code [a, b]}. */
    record ArrayLiteral(List<Expression> items, Position at) implements Expression {}

    /** {@code {'a': 1}}. */
    record ObjectLiteral(List<Entry> entries, Position at) implements Expression {}

    record Entry(String key, Expression value) {}

    /** {@code x -> …} or {@code (x INT, y) -> …}: the argument of a function of functions. */
    record Lambda(List<Parameter> parameters, Expression body, Position at) implements Expression {}

    record Parameter(Identifier name, @Nullable TypeName type) {}

    /** {@code expr COLLATE 'es'}. */
    record Collate(Expression operand, String collation, Position at) implements Expression {}

    /** A function call of any kind. Absent parts are empty or null. */
    record FunctionCall(
            ObjectName name,
            List<Argument> arguments,
            boolean distinct,
            List<OrderItem> withinGroup,
            @Nullable Boolean ignoreNulls,
            boolean fromLast,
            @Nullable Window over,
            Position at)
            implements Expression {
        /** The same call of other arguments. */
        public FunctionCall with(List<Argument> others) {
            return new FunctionCall(name, others, distinct, withinGroup, ignoreNulls, fromLast, over, at);
        }

        /** The same call of another function. */
        public FunctionCall withName(ObjectName other) {
            return new FunctionCall(other, arguments, distinct, withinGroup, ignoreNulls, fromLast, over, at);
        }
    }

    /** {@code name} is null for a positional argument, upper case for {@code name => value}. */
    record Argument(@Nullable String name, Expression value) {}

    record Window(
            List<Expression> partitionBy,
            List<OrderItem> orderBy,
            @Nullable Frame frame) {}

    record Frame(FrameUnit unit, FrameBound start, FrameBound end) {}

    enum FrameUnit {
        ROWS,
        RANGE,
        GROUPS
    }

    /** {@code distance} is null for CURRENT ROW and UNBOUNDED. */
    record FrameBound(FrameBoundKind kind, @Nullable Expression distance) {}

    enum FrameBoundKind {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    /** {@code nullsFirst} is null where not written: the session's DEFAULT_NULL_ORDERING says where they are. */
    record OrderItem(
            Expression expression,
            boolean descending,
            @Nullable Boolean nullsFirst) {}
}
