package dev.glueflake.testkit.snowflake.internal.engine;

/**
 * What a DML statement did.
 *
 * @param multiJoined of the updated rows, those that several source rows met
 */
public record DmlCounts(long inserted, long updated, long multiJoined, long deleted) {
    static DmlCounts inserted(long rows) {
        return new DmlCounts(rows, 0, 0, 0);
    }

    static DmlCounts deleted(long rows) {
        return new DmlCounts(0, 0, 0, rows);
    }
}
