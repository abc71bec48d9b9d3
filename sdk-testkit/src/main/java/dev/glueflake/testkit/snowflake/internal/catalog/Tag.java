package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A tag.
 *
 * @param id what objects keep of it: it stays over renames
 * @param allowed empty where every value is
 * @param policies ids of the masking policies that it brings, one for each type
 */
public record Tag(ObjectInfo info, String id, List<String> allowed, List<String> policies) implements CatalogObject {
    public Tag {
        allowed = List.copyOf(allowed);
        policies = List.copyOf(policies);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TAG;
    }

    @Override
    public Tag with(ObjectInfo newInfo) {
        return new Tag(newInfo, id, allowed, policies);
    }

    /** The allowed values as a JSON array; empty where every value is. */
    public Optional<String> allowedText() {
        return allowed.isEmpty()
                ? Optional.empty()
                : Optional.of(allowed.stream()
                        .map(value -> '"' + value.replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(",", "[", "]")));
    }

    public Tag withId(String newId) {
        return new Tag(info, newId, allowed, policies);
    }

    public Tag withAllowed(List<String> values) {
        return new Tag(info, id, values, policies);
    }

    public Tag withPolicies(List<String> newPolicies) {
        return new Tag(info, id, allowed, newPolicies);
    }
}
