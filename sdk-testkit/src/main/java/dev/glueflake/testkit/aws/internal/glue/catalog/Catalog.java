package dev.glueflake.testkit.aws.internal.glue.catalog;

import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All databases by name. Its own lock guards everything in it; whoever uses it holds that lock. */
final class Catalog {
    private static final double MILLIS = 1_000.0;

    private final Map<String, StoredDatabase> databases = new TreeMap<>();
    private final Identity identity;

    Catalog(Identity identity) {
        this.identity = identity;
    }

    /** Glue folds the names of databases and tables to lower case. */
    static String name(String text) {
        if (text.isBlank() || text.length() > 255) {
            throw GlueErrors.invalid("A name in the catalog has 1 to 255 characters: '" + text + "'");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    void requireOwn(Parameters in) {
        Optional<String> id = in.text("CatalogId");
        if (id.isPresent() && !id.get().equals(identity.accountId())) {
            throw GlueErrors.notFound("Catalog " + id.get());
        }
    }

    String accountId() {
        return identity.accountId();
    }

    /** Now, as timestamps go over the wire. */
    double now() {
        return Instant.now(identity.clock()).toEpochMilli() / MILLIS;
    }

    Map<String, StoredDatabase> databases() {
        return databases;
    }

    StoredDatabase database(String name) {
        StoredDatabase database = databases.get(name(name));
        if (database == null) {
            throw GlueErrors.notFound("Database " + name);
        }
        return database;
    }

    StoredTable table(String database, String name) {
        StoredTable table = database(database).tables.get(name(name));
        if (table == null) {
            throw GlueErrors.notFound("Table " + name);
        }
        return table;
    }

    List<StoredDatabase> all() {
        return List.copyOf(databases.values());
    }
}
