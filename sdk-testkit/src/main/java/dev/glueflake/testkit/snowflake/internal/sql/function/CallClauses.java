package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.function.Definition.Kind;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which functions take DISTINCT, WITHIN GROUP, IGNORE NULLS and FROM LAST; from the others they are refused, never ignored. */
final class CallClauses {
    private static final Set<String> DISTINCT = Set.of(
            "COUNT",
            "SUM",
            "AVG",
            "MIN",
            "MAX",
            "ANY_VALUE",
            "STDDEV",
            "STDDEV_SAMP",
            "STDDEV_POP",
            "VARIANCE",
            "VARIANCE_SAMP",
            "VARIANCE_POP",
            "VAR_SAMP",
            "VAR_POP",
            "SKEW",
            "KURTOSIS",
            "LISTAGG",
            "STRING_AGG",
            "ARRAY_AGG",
            "ARRAYAGG",
            "HASH_AGG",
            "OBJECT_AGG",
            "MINHASH",
            "HLL",
            "APPROX_COUNT_DISTINCT");
    private static final Set<String> WITHIN_GROUP =
            Set.of("LISTAGG", "STRING_AGG", "ARRAY_AGG", "ARRAYAGG", "PERCENTILE_CONT", "PERCENTILE_DISC");
    private static final Set<String> RANGE_OF_DISTANCE = Set.of(
            "COUNT",
            "SUM",
            "MIN",
            "MAX",
            "AVG",
            "STDDEV",
            "STDDEV_SAMP",
            "STDDEV_POP",
            "VARIANCE",
            "VARIANCE_SAMP",
            "VARIANCE_POP",
            "VAR_SAMP",
            "VAR_POP",
            "COUNT_IF",
            "FIRST_VALUE",
            "LAST_VALUE",
            "ARRAY_AGG",
            "ARRAYAGG");
    /** Over a window these take PARTITION BY alone; so do the functions of bits, of truth values and of regression. */
    private static final Set<String> UNORDERED = Set.of(
            "LISTAGG",
            "STRING_AGG",
            "MEDIAN",
            "MODE",
            "KURTOSIS",
            "PERCENTILE_CONT",
            "PERCENTILE_DISC",
            "CORR",
            "COVAR_POP",
            "COVAR_SAMP",
            "ANY_VALUE",
            "HASH_AGG",
            "OBJECT_AGG",
            "OBJECTAGG",
            "APPROX_COUNT_DISTINCT",
            "HLL");

    private static final Pattern UNORDERED_FAMILY = Pattern.compile("REGR_\\w+|BOOL\\w+_AGG|BIT_?(AND|OR|XOR)_?AGG");
    private static final Set<String> IGNORE_NULLS = Set.of("FIRST_VALUE", "LAST_VALUE", "NTH_VALUE", "LAG", "LEAD");

    private static final Pattern FIXED_END = Pattern.compile("UNBOUNDED (PRECEDING|FOLLOWING)");

    private CallClauses() {}

    static void check(Definition definition, Invocation call) {
        boolean aggregate = definition.kind() == Kind.AGGREGATE;
        if (call.distinct()
                && aggregate
                && !DISTINCT.contains(call.name())
                && !call.name().startsWith("BIT")) {
            throw Errors.unsupported(call.name() + "(DISTINCT …)");
        }
        if (!call.orderBy().isEmpty() && !WITHIN_GROUP.contains(call.name())) {
            throw Errors.unsupported(call.name() + " WITHIN GROUP");
        }
        if (call.ignoreNulls() && !IGNORE_NULLS.contains(call.name())) {
            throw Errors.unsupported(call.name() + " IGNORE NULLS");
        }
        if (call.fromLast() && !call.name().equals("NTH_VALUE")) {
            throw Errors.unsupported(call.name() + " FROM LAST");
        }
        if (call.over() != null) {
            check(call, call.over());
        }
    }

    private static void check(Invocation call, Invocation.Over over) {
        boolean ordered = !over.orderBy().isEmpty() || over.frame() != null;
        if (ordered && isUnordered(call.name())) {
            String kind = over.frame() == null ? "Cumulative" : "Sliding";
            throw Errors.compilation("002303", "42601", kind + " window frame unsupported for function " + call.name());
        }
        boolean one = call.name().equals("COUNT") && call.count() == 1;
        boolean distance = isRangeOfDistance(over.frame());
        if (call.distinct() && ordered && (!one || distance)) {
            throw Errors.compilation("002303", "42601", "distinct cannot be used with a window frame or an order.");
        }
        if (!distance) {
            return;
        }
        boolean several = call.name().equals("COUNT") && call.count() > 1;
        if (several || !RANGE_OF_DISTANCE.contains(call.name())) {
            throw Errors.compilation("002303", "42601", "Sliding window frame unsupported for function " + call.name());
        }
    }

    private static boolean isUnordered(String name) {
        return UNORDERED.contains(name) || UNORDERED_FAMILY.matcher(name).matches();
    }

    /** Whether an end of a RANGE frame is so far from the row. */
    private static boolean isRangeOfDistance(@Nullable String frame) {
        return frame != null && FIXED_END.matcher(frame).replaceAll("").matches("RANGE .*(PRECEDING|FOLLOWING).*");
    }
}
