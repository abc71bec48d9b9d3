package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.function.Invocation.Over;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions that need a window. Where DuckDB's default frame differs from Snowflake's, the frame is written out. */
final class WindowFunctions {
    private static final SqlType RANK = new SqlType.Numeric(18, 0);
    private static final String FROM_THE_FIRST = "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
    private static final Set<String> FIXED = Set.of(
            "RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
            "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
            "RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING");
    private static final String WHOLE = "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";

    private WindowFunctions() {}

    static void define(Catalogue f) {
        f.window("ROW_NUMBER", 0, 0, call -> ranked(call, RANK, "row_number()"));
        f.window("RANK", 0, 0, call -> ranked(call, RANK, "rank()"));
        f.window("DENSE_RANK", 0, 0, call -> ranked(call, RANK, "dense_rank()"));
        f.window("PERCENT_RANK", 0, 0, WindowFunctions::percentRank);
        f.window("CUME_DIST", 0, 0, call -> ranked(call, SqlTypes.REAL, "cume_dist()"));
        f.window("NTILE", 1, 1, WindowFunctions::ntile);
        f.window("LAG", 1, 3, call -> shifted(call, "lag"));
        f.window("LEAD", 1, 3, call -> shifted(call, "lead"));
        f.window("FIRST_VALUE", 1, 1, call -> framed(call, "first_value({0}#o)", call.argument(0)));
        f.window("LAST_VALUE", 1, 1, call -> framed(call, "last_value({0}#o)", call.argument(0)));
        f.window("NTH_VALUE", 2, 2, WindowFunctions::nth);
        f.window("RATIO_TO_REPORT", 1, 1, WindowFunctions::ratio);
        f.window(
                "CONDITIONAL_TRUE_EVENT",
                1,
                1,
                call -> running(call, RANK, "count(CASE WHEN {0} THEN 1 END)", call.as(0, SqlTypes.BOOLEAN)));
        f.window("CONDITIONAL_CHANGE_EVENT", 1, 1, WindowFunctions::changes);
    }

    private static Typed running(Invocation call, SqlType type, String function, Typed argument) {
        requireOrderAlone(call);
        return windowed(call, type, true, FROM_THE_FIRST, function, argument);
    }

    /** A value that is NULL is no change; the next is compared to the one before. */
    private static Typed changes(Invocation call) {
        Typed values = running(
                call,
                SqlTypes.ARRAY,
                "list({0}) FILTER (WHERE {0} IS NOT NULL)",
                Comparisons.comparable(call.argument(0)));
        return call.nullable(
                RANK, "COALESCE(len(list_filter(range(2, len({0}) + 1), lambda i: {0}[i] <> {0}[i - 1])), 0)", values);
    }

    /** The whole partition counts, whatever its order. */
    private static Typed ratio(Invocation call) {
        Over over = Objects.requireNonNull(call.over());
        if (over.frame() != null || !over.orderBy().isEmpty()) {
            throw Errors.compilation("002303", "42601", "Sliding window frame unsupported for function " + call.name());
        }
        Typed value = AggregateFunctions.numeric(call, 0);
        Typed sum = AggregateFunctions.sum(call);
        return Arithmetic.binary('/', value, call.nullable(sum.type(), "nullif({0}, 0)", sum));
    }

    private static Typed nth(Invocation call) {
        if (call.argument(1) instanceof Typed.Constant && call.constantInt(1) < 1) {
            throw Errors.compilation("001015", "22023", "argument 2 to function NTH_VALUE must be at least 1");
        }
        Invocation counted = call.fromLast() ? call.over(reversed(Objects.requireNonNull(call.over()))) : call;
        return framed(counted, "nth_value({0}, {1i}#o)", call.argument(0), call.integer(1));
    }

    private static Over reversed(Over over) {
        List<Typed.SortKey> keys = over.orderBy().stream()
                .map(key -> new Typed.SortKey(key.value(), !key.descending(), !key.nullsFirst()))
                .toList();
        return new Over(over.partitionBy(), keys, over.frame() == null ? null : mirrored(over.frame()));
    }

    /** {@code ROWS BETWEEN a AND b} seen from the other end. */
    private static String mirrored(String frame) {
        String[] parts = frame.replace(" PRECEDING", " <")
                .replace(" FOLLOWING", " PRECEDING")
                .replace(" <", " FOLLOWING")
                .split(" BETWEEN | AND ", -1);
        return parts[0] + " BETWEEN " + parts[2] + " AND " + parts[1];
    }

    private static void requireOrderAlone(Invocation call) {
        if (Objects.requireNonNull(call.over()).frame() != null) {
            throw Errors.compilation("002303", "42601", "Sliding window frame unsupported for function " + call.name());
        }
    }

    private static Typed ranked(Invocation call, SqlType type, String function, Typed... arguments) {
        return windowed(call, type, false, null, function, arguments);
    }

    /** Any frame that begins or ends with its partition is taken, and makes no difference. */
    private static Typed percentRank(Invocation call) {
        Over over = ordered(call);
        boolean fixed = over.frame() != null && FIXED.contains(over.frame());
        return ranked(
                fixed ? call.over(new Over(over.partitionBy(), over.orderBy(), null)) : call,
                SqlTypes.REAL,
                "percent_rank()");
    }

    private static Typed ntile(Invocation call) {
        if (call.argument(0) instanceof Typed.Constant && call.constantInt(0) < 1) {
            throw Errors.compilation("001015", "22023", "argument 1 to function NTILE must be at least 1");
        }
        return ranked(call, RANK, "ntile({0i})", call.integer(0));
    }

    private static Typed shifted(Invocation call, String function) {
        Typed offset = call.count() > 1 ? call.integer(1) : call.constant(SqlTypes.INTEGER, BigDecimal.ONE);
        if (call.count() < 3) {
            return windowed(call, call.type(0), true, null, function + "({0}, {1i}#o)", call.argument(0), offset);
        }
        SqlType type = Coercions.common(call.type(0), call.type(2));
        return windowed(
                call, type, true, null, function + "({0}, {1i}, {2}#o)", call.as(0, type), offset, call.as(2, type));
    }

    private static Typed framed(Invocation call, String function, Typed... arguments) {
        String frame = Objects.requireNonNull(call.over()).frame();
        return windowed(call, call.type(0), true, frame == null ? WHOLE : frame, function, arguments);
    }

    /** The window of a call that makes no sense without an order. */
    static Over ordered(Invocation call) {
        Over over = Objects.requireNonNull(call.over());
        if (over.orderBy().isEmpty()) {
            throw Errors.compilation(
                    "002303",
                    "42601",
                    "Window function type [" + call.name() + "] requires ORDER BY in window specification");
        }
        return over;
    }

    private static Typed windowed(
            Invocation call,
            SqlType type,
            boolean nullable,
            @Nullable String frame,
            String function,
            Typed... arguments) {
        Over over = ordered(call);
        if (frame == null && over.frame() != null) {
            throw Errors.compilation("002303", "42601", "Sliding window frame unsupported for function " + call.name());
        }
        return new Typed.Windowed(
                function,
                List.of(arguments),
                false,
                List.of(),
                call.ignoreNulls(),
                over.partitionBy(),
                over.orderBy(),
                frame,
                type,
                nullable);
    }
}
