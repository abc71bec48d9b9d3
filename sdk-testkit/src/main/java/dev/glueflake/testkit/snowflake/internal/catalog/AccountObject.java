package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A warehouse, user, role, database role, resource monitor or integration.
 *
 * @param properties what CREATE and ALTER said of it, as text by upper-case name
 * @param tags values by the ids of tags
 */
public record AccountObject(
        ObjectKind kind,
        String name,
        Instant createdOn,
        String owner,
        Map<String, String> properties,
        Map<String, String> tags) {
    public AccountObject {
        properties = Map.copyOf(properties);
        tags = Map.copyOf(tags);
    }

    public AccountObject(
            ObjectKind kind, String name, Instant createdOn, String owner, Map<String, String> properties) {
        this(kind, name, createdOn, owner, properties, Map.of());
    }

    public Optional<String> property(String property) {
        return Optional.ofNullable(properties.get(property));
    }

    public String property(String property, String otherwise) {
        return properties.getOrDefault(property, otherwise);
    }

    public String comment() {
        return property("COMMENT", "");
    }

    public AccountObject with(Map<String, String> changed) {
        Map<String, String> all = new TreeMap<>(properties);
        all.putAll(changed);
        return new AccountObject(kind, name, createdOn, owner, all, tags);
    }

    public AccountObject without(String property) {
        Map<String, String> all = new TreeMap<>(properties);
        all.remove(property);
        return new AccountObject(kind, name, createdOn, owner, all, tags);
    }

    public AccountObject withName(String newName) {
        return new AccountObject(kind, newName, createdOn, owner, properties, tags);
    }

    public AccountObject withOwner(String role) {
        return new AccountObject(kind, name, createdOn, role, properties, tags);
    }

    public AccountObject withTags(Map<String, String> newTags) {
        return new AccountObject(kind, name, createdOn, owner, properties, newTags);
    }
}
