package dev.glueflake.testkit.snowflake.internal.catalog;

import java.time.Instant;

/** What a new schema or database has besides its name. */
public record SchemaFacts(Instant createdOn, String owner, String comment, boolean isTransient) {
    public SchemaFacts(Instant createdOn, String owner) {
        this(createdOn, owner, "", false);
    }
}
