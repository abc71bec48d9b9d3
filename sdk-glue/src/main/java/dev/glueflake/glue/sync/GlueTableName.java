package dev.glueflake.glue.sync;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of one table in a Glue Data Catalog, as Glue spells it. Immutable and thread-safe.
 *
 * @param catalog the catalog's id, an account number as a rule; null for the caller's own catalog
 * @param database the Glue database, for example {@code sales_db__public}
 * @param table the table in it
 */
public record GlueTableName(@Nullable String catalog, String database, String table) {

    /**
     * Checks the names.
     *
     * @param catalog the catalog's id, or null
     * @param database the Glue database
     * @param table the table in it
     * @throws IllegalArgumentException when the database or the table is empty
     */
    public GlueTableName {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(table, "table");
        if (database.isEmpty() || table.isEmpty()) {
            throw new IllegalArgumentException("A Glue table has a database and a name; one of them is empty");
        }
    }

    /**
     * Names a table in the caller's own catalog.
     *
     * @param database the Glue database
     * @param table the table
     * @return the name
     */
    public static GlueTableName of(String database, String table) {
        return new GlueTableName(null, database, table);
    }

    /**
     * Returns the catalog's id.
     *
     * @return the id, empty for the caller's own catalog
     */
    public Optional<String> catalogId() {
        return Optional.ofNullable(catalog);
    }

    /** Tells whether two names can mean one table: Glue ignores case, and a missing catalog fits any. */
    boolean matches(GlueTableName other) {
        return database.equalsIgnoreCase(other.database)
                && table.equalsIgnoreCase(other.table)
                && (catalog == null || other.catalog == null || catalog.equals(other.catalog));
    }

    /**
     * Returns the name for messages.
     *
     * @return {@code database.table}
     */
    @Override
    public String toString() {
        return database + "." + table;
    }
}
