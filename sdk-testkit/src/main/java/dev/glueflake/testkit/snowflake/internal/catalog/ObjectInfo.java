package dev.glueflake.testkit.snowflake.internal.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What every object of a schema has. {@code comment} is empty where there is none; {@code owner} is a role. */
public record ObjectInfo(
        QualifiedName name,
        Instant createdOn,
        String comment,
        String owner,
        Map<String, String> tags,
        List<AttachedPolicy> policies) {
    public ObjectInfo {
        tags = Map.copyOf(tags);
        policies = List.copyOf(policies);
    }

    public ObjectInfo(QualifiedName name, Instant createdOn, String comment, String owner) {
        this(name, createdOn, comment, owner, Map.of(), List.of());
    }

    /** The same object with other tags: values by the full names of the tags. */
    public ObjectInfo withTags(Map<String, String> newTags) {
        return new ObjectInfo(name, createdOn, comment, owner, newTags, policies);
    }

    public ObjectInfo withPolicies(List<AttachedPolicy> newPolicies) {
        return new ObjectInfo(name, createdOn, comment, owner, tags, newPolicies);
    }

    public ObjectInfo withOwner(String role) {
        return new ObjectInfo(name, createdOn, comment, role, tags, policies);
    }

    public ObjectInfo withName(QualifiedName newName) {
        return new ObjectInfo(newName, createdOn, comment, owner, tags, policies);
    }

    /** What a copy of the object has. */
    public ObjectInfo copy(QualifiedName newName, Instant now) {
        return new ObjectInfo(newName, now, comment, owner, tags, policies);
    }

    public ObjectInfo withComment(String text) {
        return new ObjectInfo(name, createdOn, text, owner, tags, policies);
    }
}
