package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;

/** Errors of a statement's life, as opposed to its meaning. */
public final class QueryErrors {
    public static final String CANCELLED = "000604";

    private static final String TIMED_OUT = "000630";

    /** So many characters of a statement that failed among several are told. */
    private static final int TOLD = 30;

    private QueryErrors() {}

    public static SnowflakeException cancelled() {
        return new SnowflakeException(CANCELLED, "57014", "SQL execution canceled");
    }

    /** What the procedure that runs several statements says of the one that failed. */
    static SnowflakeException ofSeveral(SnowflakeException error, String all, int from, String statement) {
        if (error.code().equals(CANCELLED) || error.code().equals(TIMED_OUT)) {
            return error;
        }
        String before = all.substring(0, Math.max(from, 0));
        int line = 1 + (int) before.chars().filter(each -> each == '\n').count();
        String told = statement.length() <= TOLD ? statement : statement.substring(0, TOLD) + "...";
        return new SnowflakeException(
                "100132",
                "P0000",
                "JavaScript execution error: Uncaught Execution of multiple statements failed on statement \"" + told
                        + "\" (at line " + line + ", position " + (before.length() - before.lastIndexOf('\n') - 1)
                        + ").\n" + error.getMessage()
                        + " in SYSTEM$MULTISTMT at '    throw `Execution of multiple statements failed on statement {0}"
                        + " (at line {1}, position {2}).`.replace('{1}', LINES[i])' position 4\n"
                        + "stackstrace: \nSYSTEM$MULTISTMT line: 10");
    }

    static SnowflakeException timedOut(long seconds) {
        return new SnowflakeException(
                TIMED_OUT,
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
