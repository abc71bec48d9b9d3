package dev.glueflake.testkit.snowflake.internal.catalog;

import java.time.Instant;
import java.util.Map;

/** What every object of a schema has. {@code comment} is empty where there is none; {@code owner} is a role. */
public record ObjectInfo(
        QualifiedName name, Instant createdOn, String comment, String owner, Map<String, String> tags) {
    public ObjectInfo {
        tags = Map.copyOf(tags);
    }

    public ObjectInfo(QualifiedName name, Instant createdOn, String comment, String owner) {
        this(name, createdOn, comment, owner, Map.of());
    }

    /** The same object with other tags: values by the full names of the tags. */
    public ObjectInfo withTags(Map<String, String> newTags) {
        return new ObjectInfo(name, createdOn, comment, owner, newTags);
    }

    public ObjectInfo withOwner(String role) {
        return new ObjectInfo(name, createdOn, comment, role, tags);
    }

    public ObjectInfo withName(QualifiedName newName) {
        return new ObjectInfo(newName, createdOn, comment, owner, tags);
    }

    public ObjectInfo withComment(String text) {
        return new ObjectInfo(name, createdOn, text, owner, tags);
    }
}
