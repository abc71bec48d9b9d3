package dev.glueflake.testkit.snowflake;

import java.util.List;

/** What a fake Snowflake was asked to run, in the order in which it began. Thread-safe; entries are snapshots. */
public interface QueryLog {

    /**
     * Returns all statements since the start or the last {@link #clear()}. Descriptions of prepared statements run nothing
     * and are not here.
     *
     * @return the oldest first
     */
    List<ExecutedQuery> all();

    /**
     * Returns the statements whose text matches somewhere.
     *
     * @param sqlRegex a regular expression; case is ignored and a dot also matches a line's end
     * @return the oldest first
     */
    List<ExecutedQuery> matching(String sqlRegex);

    /** Forgets all statements so far. */
    void clear();
}
