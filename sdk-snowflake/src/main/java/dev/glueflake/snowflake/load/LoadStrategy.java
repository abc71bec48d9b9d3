package dev.glueflake.snowflake.load;

import dev.glueflake.core.ConfigurationException;
import java.util.Arrays;
import java.util.Locale;

/** What becomes of the rows that the target table holds already. */
public enum LoadStrategy {
    /** The target holds exactly the source's rows afterwards; replaced in one statement, grants kept. */
    FULL,
    /** Rows from the watermark on are merged by key; the watermark moves with them. */
    INCREMENTAL,
    /** As {@link #FULL}, by TRUNCATE and INSERT in one transaction. */
    TRUNCATE_INSERT,
    /** All source rows are merged by key; target rows that the source has not stay. */
    UPSERT,
    /** Rows above the watermark are added; the cursor must be strictly monotonic. */
    APPEND;

    /**
     * Reads a strategy's name as job arguments and tables of configuration hold it.
     *
     * @param text the name, in any case, blanks around it allowed
     * @return the strategy
     * @throws ConfigurationException when no strategy has the name
     */
    public static LoadStrategy parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(strategy -> strategy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> LoadErrors.configuration(
                        "Unknown load strategy '" + text.strip() + "'; write one of " + Arrays.toString(values())));
    }

    /** Whether rows are matched by key. */
    boolean merges() {
        return this == INCREMENTAL || this == UPSERT;
    }

    /** Whether the target's rows are all replaced. */
    boolean replaces() {
        return this == FULL || this == TRUNCATE_INSERT;
    }

    /** Whether only rows above the watermark are read. */
    boolean hasWindow() {
        return this == INCREMENTAL || this == APPEND;
    }
}
