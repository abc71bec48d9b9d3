package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;

/** Errors of a statement's life, as opposed to its meaning. */
public final class QueryErrors {
    private QueryErrors() {}

    public static SnowflakeException cancelled() {
        return new SnowflakeException("000604", "57014", "SQL execution canceled");
    }

    static SnowflakeException timedOut(long seconds) {
        return new SnowflakeException(
                "000630",
                "57014",
                "Statement reached its statement or warehouse timeout of " + seconds + " second(s) and was canceled.");
    }

    static SnowflakeException statementCount(int actual, int desired) {
        return new SnowflakeException(
                "000008",
                "0A000",
                "Actual statement count " + actual + " did not match the desired statement count " + desired + ".");
    }

    public static SnowflakeException unknownQuery(String id) {
        return new SnowflakeException(
                "000709", "02000", "Statement " + id + " not found or is not in a state that allows this.");
    }
}
