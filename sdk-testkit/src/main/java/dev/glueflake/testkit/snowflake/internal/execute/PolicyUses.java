package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AttachedPolicy;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ObjectColumn;
import dev.glueflake.testkit.snowflake.internal.session.Policies;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PolicyChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PolicyUse;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Policies on tables, views and their columns: put there and taken away by the rules that Snowflake has for it. */
final class PolicyUses {
    private final Work work;

    PolicyUses(Work work) {
        this.work = work;
    }

    /** The mask and the tags that CREATE or ADD COLUMN writes beside a column; {@code use} is null for none. */
    record Written(Identifier column, @Nullable PolicyUse use, List<Option> tags) {
        static List<Written> of(List<ColumnDefinition> columns) {
            return columns.stream()
                    .map(column -> new Written(column.name(), column.mask(), column.tags()))
                    .toList();
        }
    }

    /** What an object that is made now has of policies, and of tags on its columns. */
    ObjectInfo info(CatalogObject object, List<Written> columns, List<Option> options) {
        Tags tags = new Tags(work.session(), work.scope());
        CatalogObject tagged = object;
        for (Written column : columns) {
            ObjectInfo info = tagged.info();
            tagged = tagged.with(info.withColumnTags(tags.ofColumn(tagged, column.column(), column.tags())));
        }
        return tagged.info().withPolicies(of(object, columns, options));
    }

    private List<AttachedPolicy> of(CatalogObject object, List<Written> masks, List<Option> options) {
        List<PolicyChange> changes = new ArrayList<>();
        for (Option option : options) {
            if (option.value() instanceof OptionValue.Policy policy) {
                changes.add(new PolicyChange.AddRowAccess(policy.use()));
            }
        }
        for (Written written : masks) {
            PolicyUse use = written.use();
            if (use != null) {
                changes.add(new PolicyChange.Mask(written.column(), use, false));
            }
        }
        return changed(object, changes);
    }

    /** ALTER: all changes or, if one is refused, none. */
    void change(CatalogObject object, List<PolicyChange> changes) {
        work.objects()
                .guard(
                        object,
                        changed(object, changes),
                        changes.stream().map(PolicyUses::kind).collect(Collectors.toSet()));
    }

    private static ObjectKind kind(PolicyChange change) {
        return change instanceof PolicyChange.Mask || change instanceof PolicyChange.Unmask
                ? ObjectKind.MASKING_POLICY
                : ObjectKind.ROW_ACCESS_POLICY;
    }

    /** The policies that stay where columns go; refused where a policy needs them. */
    static List<AttachedPolicy> withoutColumns(CatalogObject object, Set<String> gone) {
        List<AttachedPolicy> left = object.info().policies().stream()
                .filter(attached -> attached.column() == null || !gone.contains(attached.column()))
                .toList();
        if (left.stream().flatMap(attached -> attached.arguments().stream()).anyMatch(gone::contains)) {
            throw Errors.compilation(
                    "003556",
                    "42601",
                    "Cannot drop a column of '" + object.name().name() + "' that is an argument of a policy.");
        }
        return left;
    }

    private List<AttachedPolicy> changed(CatalogObject object, List<PolicyChange> changes) {
        if (changes.stream().anyMatch(PolicyUses::adds)) {
            new MaterializedViews(work).refuseBelow(object);
        }
        List<AttachedPolicy> policies = new ArrayList<>(object.info().policies());
        for (PolicyChange change : changes) {
            if (change instanceof PolicyChange.Mask mask) {
                mask(object, policies, mask);
            } else if (change instanceof PolicyChange.Unmask unmask) {
                String column = ObjectColumn.require(object, unmask.column()).kept();
                policies.removeIf(attached -> column.equals(attached.column()));
            } else if (change instanceof PolicyChange.AddRowAccess add) {
                rowAccess(object, policies, add.use());
            } else if (change instanceof PolicyChange.DropRowAccess drop) {
                dropRowAccess(object, policies, drop);
            } else {
                policies.removeIf(AttachedPolicy::isRowAccess);
            }
        }
        return policies;
    }

    private static boolean adds(PolicyChange change) {
        return change instanceof PolicyChange.Mask || change instanceof PolicyChange.AddRowAccess;
    }

    private void mask(CatalogObject object, List<AttachedPolicy> policies, PolicyChange.Mask mask) {
        Policy policy = policy(ObjectKind.MASKING_POLICY, mask.use());
        ObjectColumn column = ObjectColumn.require(object, mask.column());
        List<ObjectColumn> arguments = new ArrayList<>();
        for (Identifier name : mask.use().columns()) {
            arguments.add(ObjectColumn.require(object, name));
        }
        if (arguments.isEmpty()) {
            arguments.add(column);
        }
        if (!arguments.get(0).equals(column)) {
            throw Errors.compilation(
                    "003554",
                    "42601",
                    "The first column of USING has to be the column that is masked, " + column.name() + ".");
        }
        checkSignature(policy, arguments);
        boolean removed =
                mask.force() && policies.removeIf(attached -> column.kept().equals(attached.column()));
        if (!removed && policies.stream().anyMatch(attached -> column.kept().equals(attached.column()))) {
            throw Errors.compilation(
                    "003529",
                    "42601",
                    "Specified column already attached to another masking policy. A column cannot be attached to "
                            + "multiple masking policies. Please drop the current association in order to attach a "
                            + "new masking policy.");
        }
        refuseInBoth(object, policies, policy, arguments, false);
        policies.add(new AttachedPolicy(
                policy.id(),
                column.kept(),
                arguments.stream().map(ObjectColumn::kept).toList()));
    }

    private void rowAccess(CatalogObject object, List<AttachedPolicy> policies, PolicyUse use) {
        Policy policy = policy(ObjectKind.ROW_ACCESS_POLICY, use);
        List<ObjectColumn> arguments = use.columns().stream()
                .map(name -> ObjectColumn.require(object, name))
                .toList();
        checkSignature(policy, arguments);
        if (policies.stream().anyMatch(AttachedPolicy::isRowAccess)) {
            throw Errors.compilation(
                    "003550",
                    "42601",
                    "Object " + object.name().name()
                            + " already has a ROW_ACCESS_POLICY. Only one ROW_ACCESS_POLICY is allowed at a time.");
        }
        refuseInBoth(object, policies, policy, arguments, true);
        policies.add(new AttachedPolicy(
                policy.id(), null, arguments.stream().map(ObjectColumn::kept).toList()));
    }

    private void dropRowAccess(CatalogObject object, List<AttachedPolicy> policies, PolicyChange.DropRowAccess drop) {
        Policy policy = work.objects().require(ObjectKind.ROW_ACCESS_POLICY, Policy.class, work.name(drop.policy()));
        boolean removed = policies.removeIf(attached -> attached.policy().equals(policy.id()));
        if (!removed) {
            throw Errors.compilation(
                    "003549",
                    "42601",
                    "Row access policy " + policy.name().name() + " is not on "
                            + object.name().name() + ".");
        }
    }

    /** A column is an argument of masking policies or of a row access policy, unless its mask exempts others. */
    private void refuseInBoth(
            CatalogObject object,
            List<AttachedPolicy> policies,
            Policy policy,
            List<ObjectColumn> arguments,
            boolean rowAccess) {
        for (AttachedPolicy attached : policies) {
            Optional<Policy> other = Policies.find(work.account().catalog(), attached.policy());
            boolean exempt =
                    rowAccess ? other.map(Policy::exempt).orElse(false) : policy.exempt() && attached.isRowAccess();
            boolean shared =
                    arguments.stream().anyMatch(each -> attached.arguments().contains(each.kept()));
            if (attached.isRowAccess() != rowAccess && shared && !exempt) {
                throw Errors.compilation(
                        "003547",
                        "42601",
                        "A column of " + object.name().name()
                                + " cannot be in the signatures of a masking policy and a row access policy.");
            }
        }
    }

    private Policy policy(ObjectKind kind, PolicyUse use) {
        return work.objects().require(kind, Policy.class, work.name(use.policy()));
    }

    private static void checkSignature(Policy policy, List<ObjectColumn> arguments) {
        List<Policy.Argument> signature = policy.signature();
        boolean conditional = policy.isMask() && arguments.size() == 1 && signature.size() > 1;
        if (arguments.size() != signature.size()) {
            throw Errors.compilation(
                    "003551",
                    "42601",
                    (conditional ? "Conditional policy " : "Policy ")
                            + policy.name().name() + " takes " + signature.size() + " column(s), but "
                            + arguments.size() + " are given.");
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.get(i).fits(signature.get(i).type())) {
                throw Errors.compilation(
                        "003552",
                        "42601",
                        "Column '" + arguments.get(i).name() + "' data type '"
                                + TypeText.full(arguments.get(i).type()) + "' does not match with "
                                + (policy.isMask() ? "masking" : "row access") + " policy data type '"
                                + TypeText.full(signature.get(i).type()) + "'.");
            }
        }
    }
}
