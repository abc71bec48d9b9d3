package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.function.Definition.Kind;
import java.util.Set;

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
            "MINHASH",
            "HLL",
            "APPROX_COUNT_DISTINCT");
    private static final Set<String> WITHIN_GROUP =
            Set.of("LISTAGG", "STRING_AGG", "ARRAY_AGG", "ARRAYAGG", "PERCENTILE_CONT", "PERCENTILE_DISC");
    private static final Set<String> IGNORE_NULLS = Set.of("FIRST_VALUE", "LAST_VALUE", "NTH_VALUE", "LAG", "LEAD");

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
        Invocation.Over over = call.over();
        if (call.distinct() && over != null && (!over.orderBy().isEmpty() || over.frame() != null)) {
            throw Errors.compilation("002303", "42601", "distinct cannot be used with a window frame or an order.");
        }
    }
}
