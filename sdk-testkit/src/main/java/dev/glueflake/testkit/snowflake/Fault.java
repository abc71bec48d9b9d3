package dev.glueflake.testkit.snowflake;

/** A fault in force. */
public interface Fault {

    /**
     * Tells how often it struck.
     *
     * @return requests hit so far
     */
    int hits();
}
