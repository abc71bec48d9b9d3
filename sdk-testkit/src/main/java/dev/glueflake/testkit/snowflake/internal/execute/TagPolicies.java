package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Policies;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** ALTER TAG … SET and UNSET MASKING POLICY: a tag has one masking policy for each type. */
final class TagPolicies {
    private final Work work;

    TagPolicies(Work work) {
        this.work = work;
    }

    /** All of them or, if one is refused, none. */
    void change(Tag tag, Change.TagPolicies change) {
        List<String> ids = new ArrayList<>(tag.policies());
        for (ObjectName name : change.policies()) {
            Policy policy = work.objects().require(ObjectKind.MASKING_POLICY, Policy.class, work.name(name));
            if (!change.set()) {
                remove(tag, ids, policy);
            } else {
                add(tag, ids, policy, change.force());
            }
        }
        if (!work.objects().authority().mayOnAccount("APPLY MASKING POLICY")) {
            throw Errors.insufficientPrivileges(
                    "account", work.account().settings().name());
        }
        work.account().catalog().schema(tag.name()).replace(tag, tag.withPolicies(ids));
    }

    private void add(Tag tag, List<String> ids, Policy policy, boolean force) {
        Optional<String> standing = ids.stream()
                .filter(id -> Policies.find(work.account().catalog(), id)
                        .filter(other -> sameType(other, policy))
                        .isPresent())
                .findFirst();
        if (standing.isPresent() && !force) {
            throw Errors.compilation(
                    "003529",
                    "42601",
                    "Tag " + tag.name().name() + " already has a masking policy for the data type of policy "
                            + policy.name().name() + ".");
        }
        standing.ifPresent(ids::remove);
        ids.add(policy.id());
    }

    private static boolean sameType(Policy one, Policy other) {
        SqlType first = one.signature().get(0).type();
        SqlType second = other.signature().get(0).type();
        if (first instanceof SqlType.Timestamp left && second instanceof SqlType.Timestamp right) {
            return left.zone() == right.zone();
        }
        return first.getClass() == second.getClass();
    }

    private static void remove(Tag tag, List<String> ids, Policy policy) {
        if (!ids.remove(policy.id())) {
            throw Errors.compilation(
                    "003549",
                    "42601",
                    "Masking policy " + policy.name().name() + " is not on tag "
                            + tag.name().name() + ".");
        }
    }

    /** Whether a tag outside of these schemas has the policy. */
    boolean isOnTag(Policy policy, List<Schema> going) {
        return work.account().catalog().list(ObjectKind.TAG).stream()
                .map(Tag.class::cast)
                .filter(tag -> !isIn(tag, going))
                .anyMatch(tag -> tag.policies().contains(policy.id()));
    }

    /** A tag with masking policies stays while anything outside of these schemas has it. */
    void refuseInUse(Tag tag, List<Schema> going) {
        boolean used = work.account().catalog().databases().stream()
                .anyMatch(database -> database.tags().containsKey(tag.id())
                        || database.schemas().stream().anyMatch(schema -> uses(schema, tag, going)));
        if (!tag.policies().isEmpty() && (going.isEmpty() || used)) {
            throw Errors.compilation(
                    "003545",
                    "42601",
                    "Tag " + tag.name().name() + " cannot be dropped/replaced as it is associated with one or more "
                            + "masking policies.");
        }
    }

    private static boolean uses(Schema schema, Tag tag, List<Schema> going) {
        return !going.contains(schema)
                && (schema.tags().containsKey(tag.id())
                        || Arrays.stream(ObjectKind.values())
                                .flatMap(kind -> schema.list(kind).stream())
                                .anyMatch(object -> uses(object, tag)));
    }

    private static boolean uses(CatalogObject object, Tag tag) {
        return object.info().tags().containsKey(tag.id())
                || object.info().columnTags().values().stream().anyMatch(tags -> tags.containsKey(tag.id()));
    }

    private static boolean isIn(CatalogObject object, List<Schema> schemas) {
        return schemas.stream()
                .anyMatch(schema -> schema.database().equals(object.name().database())
                        && schema.name().equals(object.name().schema()));
    }
}
