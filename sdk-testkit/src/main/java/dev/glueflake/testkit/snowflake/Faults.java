package dev.glueflake.testkit.snowflake;

/**
 * What shall go wrong with the requests to a fake Snowflake. Rules are asked in the order in which they were made; the first
 * that matches and is not used up decides. Thread-safe.
 *
 * <pre>{@code
 * Fault lost = fake.faults().onSql("^commit").loseReply();
 * fake.faults().onPath("/queries/v1/query-request").nth(3).times(2).httpStatus(503);
 * }</pre>
 */
public interface Faults {

    /**
     * Begins a rule for requests that submit SQL, over either protocol. Describing a prepared statement submits nothing.
     *
     * @param regex found somewhere in the text; case is ignored, a dot also matches a line's end
     * @return the rule, in force once it says what goes wrong
     */
    FaultRule onSql(String regex);

    /**
     * Begins a rule for requests to a path.
     *
     * @param prefix of the path, for example {@code /session/v1/login-request} or {@code /api/v2/}
     * @return the rule, in force once it says what goes wrong
     */
    FaultRule onPath(String prefix);

    /** Removes all rules; statements that are stalled stay so until they are cancelled. */
    void clear();
}
