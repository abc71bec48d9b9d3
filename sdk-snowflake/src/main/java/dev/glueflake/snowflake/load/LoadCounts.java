package dev.glueflake.snowflake.load;

/**
 * The rows of a load, counted at both ends. They add up:
 *
 * <pre>
 * filtered           = staged
 * staged - duplicates = inserted + updated + deleted + stale + ignored
 * destination        = before + inserted - deleted   (a replaced table: destination = inserted)
 * </pre>
 *
 * @param source rows of the source table, in the snapshot that was read
 * @param filtered rows of it from the watermark on, counted by the source; all of them without a window
 * @param staged rows that COPY loaded
 * @param duplicates staged rows that lost against a newer one of the same key
 * @param inserted rows that were added
 * @param updated rows that were written again, those of the watermark itself included
 * @param deleted rows that were removed by the delete flag
 * @param stale staged rows that changed nothing: older than the target's, or of a table that has key columns only
 * @param ignored staged rows that were flagged deleted and had no row to delete
 * @param before rows of the target before
 * @param destination rows of the target afterwards
 */
public record LoadCounts(
        long source,
        long filtered,
        long staged,
        long duplicates,
        long inserted,
        long updated,
        long deleted,
        long stale,
        long ignored,
        long before,
        long destination) {

    /**
     * Returns how many rows the source has more than the target. It is zero after a full load without deleted rows; a
     * table loaded in increments keeps no rows that the source still holds as deleted.
     *
     * @return source less destination
     */
    public long difference() {
        return source - destination;
    }

    /** What does not add up, in words; empty where everything does. */
    String contradiction(LoadStrategy strategy) {
        if (filtered != staged) {
            return "the source counted " + filtered + " rows and " + staged + " were staged";
        }
        if (staged - duplicates != inserted + updated + deleted + stale + ignored) {
            return staged + " rows were staged, " + duplicates + " of them duplicates, but " + inserted + " inserted, "
                    + updated + " updated, " + deleted + " deleted, " + stale + " stale and " + ignored
                    + " ignored do not make up the rest";
        }
        long expected = strategy.replaces() ? inserted : before + inserted - deleted;
        if (destination != expected) {
            return "the target has " + destination + " rows where " + expected + " were expected";
        }
        return "";
    }
}
