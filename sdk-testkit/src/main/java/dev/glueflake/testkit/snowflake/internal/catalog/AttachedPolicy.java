package dev.glueflake.testkit.snowflake.internal.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy on a table or view.
 *
 * @param policy id of the policy
 * @param column that it masks; null for a row access policy
 * @param arguments the columns that its body gets, the masked one first. In a table columns go by their physical names, so that
 *     they stay over renames; elsewhere by their names
 */
public record AttachedPolicy(String policy, @Nullable String column, List<String> arguments) {
    public AttachedPolicy {
        arguments = List.copyOf(arguments);
    }

    public boolean isRowAccess() {
        return column == null;
    }

    public AttachedPolicy withPolicy(String id) {
        return new AttachedPolicy(id, column, arguments);
    }
}
