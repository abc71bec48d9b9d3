package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Policies;
import dev.glueflake.testkit.snowflake.internal.session.PolicyGuards;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreatePolicy;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.PolicyBody;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** CREATE MASKING POLICY and CREATE ROW ACCESS POLICY, new bodies, and what must not be done to a policy in use. */
final class PolicyHandler {
    private final Work work;

    PolicyHandler(Work work) {
        this.work = work;
    }

    StatementResult create(CreatePolicy create) {
        boolean mask = create.kind() == ObjectKind.MASKING_POLICY;
        AcceptedOptions.check(create.options(), mask ? Set.of("COMMENT", "EXEMPT_OTHER_POLICIES") : Set.of("COMMENT"));
        ObjectName name = work.name(create.name());
        Policy made = made(create, name);
        checkReturns(made);
        check(made);
        boolean created = replaced(create, name, made);
        String shown = name.last().text();
        return Results.ddl(
                created
                        ? create.kind().word() + " " + shown + " successfully created."
                        : shown + " already exists, statement succeeded.");
    }

    private Policy made(CreatePolicy create, ObjectName name) {
        List<Policy.Argument> signature = new ArrayList<>();
        for (Expression.Parameter parameter : create.signature()) {
            TypeName type = Objects.requireNonNull(parameter.type());
            signature.add(new Policy.Argument(parameter.name().text(), work.type(type)));
        }
        String comment = AcceptedOptions.comment(create.options());
        return new Policy(
                work.objects().newInfo(name, "CREATE " + create.kind().name().replace('_', ' '), comment),
                create.kind(),
                work.engine().newName("p"),
                signature,
                work.type(create.returns()),
                create.body().expression(),
                create.body().text(),
                exempt(create.options()));
    }

    private static boolean exempt(List<Option> options) {
        return options.stream()
                .anyMatch(option -> option.name().equals("EXEMPT_OTHER_POLICIES")
                        && AcceptedOptions.text(option).equalsIgnoreCase("TRUE"));
    }

    private static void checkReturns(Policy policy) {
        SqlType returns = policy.returns();
        if (policy.isMask() && !returns.equals(policy.signature().get(0).type())) {
            throw Errors.compilation(
                    "002112",
                    "42601",
                    "Masking policy function argument and return type mismatch: "
                            + TypeText.full(policy.signature().get(0).type()) + " and " + TypeText.full(returns) + ".");
        }
        if (!policy.isMask() && !(returns instanceof SqlType.Bool)) {
            throw Errors.compilation(
                    "002112", "42601", "A row access policy returns BOOLEAN, not " + TypeText.full(returns) + ".");
        }
    }

    private void check(Policy policy) {
        work.binder().check(PolicyGuards.function(policy, work.session(), work.scope()));
    }

    private boolean replaced(CreatePolicy create, ObjectName name, Policy made) {
        Optional<Policy> standing = work.objects().find(create.kind(), Policy.class, name);
        if (standing.isEmpty() || create.mode() != CreateMode.OR_REPLACE) {
            return work.objects().create(made, create.mode(), false);
        }
        Policy old = standing.get();
        boolean same = types(old).equals(types(made));
        if (!same) {
            refuseInUse(old);
        }
        work.objects().replace(old, same ? made.withId(old.id()) : made);
        return true;
    }

    private static List<SqlType> types(Policy policy) {
        List<SqlType> types = new ArrayList<>();
        policy.signature().forEach(argument -> types.add(argument.type()));
        types.add(policy.returns());
        return types;
    }

    /** ALTER … SET BODY; the signature stays. */
    void body(Policy policy, PolicyBody body) {
        Policy changed = policy.withBody(body.expression(), body.text());
        check(changed);
        work.objects().replace(policy, changed);
    }

    /** A policy that is on a table, view or tag can neither be dropped nor get another signature, nor a tag with policies be dropped. */
    void refuseInUse(CatalogObject object) {
        if (object instanceof Policy policy) {
            work.objects().authority().requireOwnership(policy);
            if (!Policies.references(work.session(), policy).isEmpty()
                    || new TagPolicies(work).isOnTag(policy, List.of())) {
                throw inUse(policy);
            }
        } else if (object instanceof Tag tag) {
            new TagPolicies(work).refuseInUse(tag, List.of());
        }
    }

    /** A schema can go if its policies are on nothing outside of the schemas that go. */
    void refuseInUse(List<Schema> going) {
        for (Schema schema : going) {
            schema.list(ObjectKind.TAG).forEach(tag -> new TagPolicies(work).refuseInUse((Tag) tag, going));
            for (ObjectKind kind : List.of(ObjectKind.MASKING_POLICY, ObjectKind.ROW_ACCESS_POLICY)) {
                for (CatalogObject object : schema.list(kind)) {
                    Policy policy = (Policy) object;
                    boolean outside = Policies.references(work.session(), policy).stream()
                            .map(reference -> reference.object().name())
                            .anyMatch(name -> going.stream()
                                    .noneMatch(each -> each.database().equals(name.database())
                                            && each.name().equals(name.schema())));
                    if (outside || new TagPolicies(work).isOnTag(policy, going)) {
                        throw inUse(policy);
                    }
                }
            }
        }
    }

    private static RuntimeException inUse(Policy policy) {
        return Errors.compilation(
                "003545",
                "42601",
                "Policy " + policy.name().name() + " cannot be dropped/replaced as it is associated with one or more "
                        + "entities.");
    }
}
