package dev.glueflake.testkit.aws.internal.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** A database. Guarded by the catalog's lock. */
final class StoredDatabase {
    ObjectNode definition;
    final Map<String, StoredTable> tables = new TreeMap<>();

    StoredDatabase(ObjectNode definition) {
        this.definition = definition;
    }
}
