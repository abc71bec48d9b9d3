package dev.glueflake.testkit.snowflake.internal.catalog;

import java.time.Instant;

/** What every object of a schema has. {@code comment} is empty where there is none; {@code owner} is a role. */
public record ObjectInfo(QualifiedName name, Instant createdOn, String comment, String owner) {
    public ObjectInfo withName(QualifiedName newName) {
        return new ObjectInfo(newName, createdOn, comment, owner);
    }

    public ObjectInfo withComment(String text) {
        return new ObjectInfo(name, createdOn, text, owner);
    }
}
