package dev.glueflake.testkit.snowflake.internal.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What every object of a schema has. {@code comment} is empty where there is none; {@code owner} is a role.
 *
 * @param id its number in the account, which stays when it is renamed; 0 for what no schema holds
 * @param tags values by the ids of tags
 * @param columnTags the same for its columns, which go by what an {@link AttachedPolicy} keeps of them
 */
public record ObjectInfo(
        long id,
        QualifiedName name,
        Instant createdOn,
        String comment,
        String owner,
        Map<String, String> tags,
        Map<String, Map<String, String>> columnTags,
        List<AttachedPolicy> policies) {
    public ObjectInfo {
        tags = Map.copyOf(tags);
        columnTags = Map.copyOf(columnTags);
        policies = List.copyOf(policies);
    }

    public ObjectInfo(long id, QualifiedName name, Instant createdOn, String comment, String owner) {
        this(id, name, createdOn, comment, owner, Map.of(), Map.of(), List.of());
    }

    /** Of what no schema holds. */
    public ObjectInfo(QualifiedName name, Instant createdOn, String comment, String owner) {
        this(0, name, createdOn, comment, owner);
    }

    /** The same object with other tags. */
    public ObjectInfo withTags(Map<String, String> newTags) {
        return new ObjectInfo(id, name, createdOn, comment, owner, newTags, columnTags, policies);
    }

    public ObjectInfo withColumnTags(Map<String, Map<String, String>> newTags) {
        return new ObjectInfo(id, name, createdOn, comment, owner, tags, newTags, policies);
    }

    public ObjectInfo withPolicies(List<AttachedPolicy> newPolicies) {
        return new ObjectInfo(id, name, createdOn, comment, owner, tags, columnTags, newPolicies);
    }

    public ObjectInfo withOwner(String role) {
        return new ObjectInfo(id, name, createdOn, comment, role, tags, columnTags, policies);
    }

    public ObjectInfo withName(QualifiedName newName) {
        return new ObjectInfo(id, newName, createdOn, comment, owner, tags, columnTags, policies);
    }

    /** What a copy of the object has. */
    public ObjectInfo copy(long newId, QualifiedName newName, Instant now) {
        return new ObjectInfo(newId, newName, now, comment, owner, tags, columnTags, policies);
    }

    public ObjectInfo withComment(String text) {
        return new ObjectInfo(id, name, createdOn, text, owner, tags, columnTags, policies);
    }
}
