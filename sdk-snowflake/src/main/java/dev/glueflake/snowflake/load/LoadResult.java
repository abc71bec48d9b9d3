package dev.glueflake.snowflake.load;

import dev.glueflake.core.RunId;
import dev.glueflake.snowflake.QualifiedName;
import java.time.Duration;
import java.util.List;

/**
 * How a load ended; there is a result only where it succeeded. Immutable and thread-safe.
 *
 * @param runId the run
 * @param target the table
 * @param strategy what was done with it
 * @param outcome whether this call did it
 * @param counts the rows, which add up
 * @param duration what this call took
 * @param queries what ran in Snowflake, in order
 */
public record LoadResult(
        RunId runId,
        QualifiedName target,
        LoadStrategy strategy,
        Outcome outcome,
        LoadCounts counts,
        Duration duration,
        List<Query> queries) {

    /**
     * Copies the list.
     *
     * @param runId the run
     * @param target the table
     * @param strategy what was done with it
     * @param outcome whether this call did it
     * @param counts the rows
     * @param duration what this call took
     * @param queries what ran in Snowflake
     */
    public LoadResult {
        queries = List.copyOf(queries);
    }

    /** Whose work a successful load was. */
    public enum Outcome {
        /** This call applied the rows. */
        APPLIED,
        /** An earlier attempt of the same run had applied them; nothing was done again. */
        ALREADY_APPLIED,
        /** The source had nothing above the watermark. */
        NOTHING_TO_DO
    }

    /**
     * One statement of a load.
     *
     * @param step the part of the load: {@code prepare}, {@code copy}, {@code apply} or {@code clean}
     * @param sql its text, with {@code ?} for binds
     * @param queryId Snowflake's id
     */
    public record Query(String step, String sql, String queryId) {}
}
