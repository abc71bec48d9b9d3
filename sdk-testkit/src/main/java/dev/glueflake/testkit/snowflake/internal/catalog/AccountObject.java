package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A warehouse, user, role, resource monitor or integration: what CREATE and ALTER said of it, as text by upper-case name. */
public record AccountObject(
        ObjectKind kind, String name, Instant createdOn, String owner, Map<String, String> properties) {
    public AccountObject {
        properties = Map.copyOf(properties);
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
        return new AccountObject(kind, name, createdOn, owner, all);
    }

    public AccountObject without(String property) {
        Map<String, String> all = new TreeMap<>(properties);
        all.remove(property);
        return new AccountObject(kind, name, createdOn, owner, all);
    }

    public AccountObject withName(String newName) {
        return new AccountObject(kind, newName, createdOn, owner, properties);
    }

    public AccountObject withOwner(String role) {
        return new AccountObject(kind, name, createdOn, role, properties);
    }
}
