package dev.glueflake.glue.sync;

import java.util.List;

/**
 * A change of the Glue Data Catalog, as an event tells it: a hint which tables to read again, never their definition.
 *
 * <p>Read are records of CloudTrail ({@code AWS API Call via CloudTrail}, bare or in EventBridge's envelope) and Glue's own
 * events ({@code Glue Data Catalog Database State Change}, {@code Glue Data Catalog Table State Change}). Immutable and
 * thread-safe.
 */
public sealed interface CatalogEvent {

    /**
     * Reads an event.
     *
     * @param json the event's JSON text, at most 1 MiB (limit of EventBridge)
     * @return the tables it names, or why it names none
     * @throws dev.glueflake.core.PermanentException when the text is no such event, or an event about tables without
     *     their names; it will never become readable, so move it aside
     */
    static CatalogEvent parse(String json) {
        return CatalogEventReader.read(json);
    }

    /**
     * Returns what happened.
     *
     * @return the event name, such as {@code CreateTable}
     */
    String name();

    /**
     * Returns the event's identity.
     *
     * @return CloudTrail's {@code eventID} or EventBridge's {@code id}; empty when the event has none
     */
    String id();

    /**
     * Tables were created, changed or deleted.
     *
     * @param name the event name
     * @param id the event's identity
     * @param tables the tables, at least one
     */
    record TablesChanged(String name, String id, List<GlueTableName> tables) implements CatalogEvent {

        /**
         * Copies the list.
         *
         * @param name the event name
         * @param id the event's identity
         * @param tables the tables
         */
        public TablesChanged {
            tables = List.copyOf(tables);
        }
    }

    /**
     * Nothing to sync.
     *
     * @param name the event name
     * @param id the event's identity
     * @param why a sentence for people
     */
    record Ignored(String name, String id, String why) implements CatalogEvent {}
}
