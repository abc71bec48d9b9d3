package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AttachedPolicy;
import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy.Argument;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A masking policy that a column has by one of its tags; one that is put on the column itself takes precedence. */
record TagMask(Policy policy, Tag tag, AttachedPolicy attached, Status status) {
    /** Whether the mask can do its work, and what is said where it cannot. */
    enum Status {
        ACTIVE(""),
        MULTIPLE_MASKING_POLICY_ASSIGNED_TO_THE_COLUMN("multiple masking policies by tags."),
        COLUMN_IS_MISSING_FOR_SECONDARY_ARG(
                "a masking policy where the table doesn\u2019t have a column for a secondary argument name of the policy."),
        COLUMN_DATATYPE_MISMATCH_FOR_SECONDARY_ARG(
                "a masking policy where the table has a column with different data-type for a secondary argument name.");

        private final String problem;

        Status(String problem) {
            this.problem = problem;
        }
    }

    /** Those of all columns. */
    static List<TagMask> of(Catalog catalog, CatalogObject object) {
        if (!TagUse.any(catalog, object)) {
            return List.of();
        }
        List<ObjectColumn> columns = ObjectColumn.of(object);
        List<TagMask> masks = new ArrayList<>();
        for (ObjectColumn column : columns) {
            boolean masked = object.info().policies().stream()
                    .anyMatch(attached -> column.kept().equals(attached.column()));
            if (!masked) {
                masks.addAll(of(catalog, object, column, columns));
            }
        }
        return masks;
    }

    private static List<TagMask> of(
            Catalog catalog, CatalogObject object, ObjectColumn column, List<ObjectColumn> columns) {
        Map<String, TagMask> found = new LinkedHashMap<>();
        for (TagUse use : TagUse.ofColumn(catalog, object, column.kept())) {
            for (String id : use.tag().policies()) {
                Policies.find(catalog, id)
                        .filter(policy -> column.fits(policy.signature().get(0).type()))
                        .ifPresent(policy -> found.putIfAbsent(id, of(policy, use.tag(), column, columns)));
            }
        }
        return found.size() < 2
                ? List.copyOf(found.values())
                : found.values().stream()
                        .map(mask -> new TagMask(
                                mask.policy,
                                mask.tag,
                                mask.attached,
                                Status.MULTIPLE_MASKING_POLICY_ASSIGNED_TO_THE_COLUMN))
                        .toList();
    }

    /** The columns of a policy's further arguments are those of their names. */
    private static TagMask of(Policy policy, Tag tag, ObjectColumn column, List<ObjectColumn> columns) {
        List<String> arguments = new ArrayList<>(List.of(column.kept()));
        Status status = Status.ACTIVE;
        for (Argument argument :
                policy.signature().subList(1, policy.signature().size())) {
            Optional<ObjectColumn> named = columns.stream()
                    .filter(each -> each.name().equals(argument.name()))
                    .findFirst();
            named.ifPresent(each -> arguments.add(each.kept()));
            if (named.isEmpty()) {
                status = Status.COLUMN_IS_MISSING_FOR_SECONDARY_ARG;
            } else if (!named.get().fits(argument.type())) {
                status = Status.COLUMN_DATATYPE_MISMATCH_FOR_SECONDARY_ARG;
            }
        }
        return new TagMask(policy, tag, new AttachedPolicy(policy.id(), column.kept(), arguments), status);
    }

    /** The mask for a query, which fails where it cannot do its work. */
    AttachedPolicy usable(CatalogObject object) {
        if (status != Status.ACTIVE) {
            String column = PolicyGuards.name(object, Objects.requireNonNull(attached.column()));
            throw new SnowflakeException(
                    "100069",
                    "22023",
                    "SQL execution error: Column " + column + " is mapped to " + status.problem
                            + "Please contact your local administrator to fix the issue.");
        }
        return attached;
    }
}
