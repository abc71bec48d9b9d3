package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AttachedPolicy;
import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.script.CallDepth;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.sql.bind.UserFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The policies of a table or view as the binder applies them: each is a function of the object's columns. */
public final class PolicyGuards {
    private final Session session;
    private final SessionObjects objects;
    private final ExecutionScope scope;
    private final BiFunction<CatalogObject, ExecutionScope, Relations> relations;

    PolicyGuards(
            Session session,
            SessionObjects objects,
            ExecutionScope scope,
            BiFunction<CatalogObject, ExecutionScope, Relations> relations) {
        this.session = session;
        this.objects = objects;
        this.scope = scope;
        this.relations = relations;
    }

    /** What a policy is to the binder, for a check of its body when it is made. */
    public static UserFunction function(Policy policy, Session session, ExecutionScope scope) {
        ExecutionScope deeper = CallDepth.deeper(scope, false);
        return function(policy, session.relationsIn(policy, deeper), new PolicyEnvironment(session, deeper, policy));
    }

    private static UserFunction function(Policy policy, Relations relations, PolicyEnvironment environment) {
        List<UserFunction.Parameter> parameters = new ArrayList<>();
        for (Policy.Argument argument : policy.signature()) {
            parameters.add(new UserFunction.Parameter(argument.name(), argument.type(), parameters.size(), null));
        }
        return new UserFunction(
                policy.name().name(),
                parameters,
                new UserFunction.Returns.Scalar(policy.returns()),
                false,
                new UserFunction.Body.Value(policy.body()),
                relations,
                environment);
    }

    /** The rows of an object under its policies. */
    Relation over(CatalogObject object, Relation rows) {
        List<Relation.Guard> guards = new ArrayList<>();
        for (AttachedPolicy attached : object.info().policies()) {
            guards.add(guard(object, attached));
        }
        for (TagMask mask : TagMask.of(session.account().catalog(), object)) {
            guards.add(guard(object, mask.usable(object)));
        }
        return guards.isEmpty() ? rows : new Relation.Guarded(rows, guards);
    }

    private Relation.Guard guard(CatalogObject object, AttachedPolicy attached) {
        Policy policy = Policies.find(session.account().catalog(), attached.policy())
                .orElseThrow(() -> Errors.compilation(
                        "002003",
                        "42S02",
                        "A policy of '" + object.name() + "' does not exist any more or is not authorized."));
        ExecutionScope deeper = CallDepth.deeper(scope, false);
        UserFunction function = function(
                policy,
                relations.apply(policy, deeper),
                new PolicyEnvironment(session, deeper, object, attached.column(), objects.role()));
        String column = attached.column();
        return new Relation.Guard(
                column == null ? null : name(object, column),
                function,
                attached.arguments().stream().map(each -> name(object, each)).toList());
    }

    /** The masks that columns have by their tags. */
    public static List<AttachedPolicy> ofTags(Catalog catalog, CatalogObject object) {
        return TagMask.of(catalog, object).stream().map(TagMask::attached).toList();
    }

    /** The name of a column that a policy of the object keeps. */
    public static String name(CatalogObject object, String kept) {
        return object instanceof Table table
                ? table.columns().stream()
                        .filter(column -> column.physical().equals(kept))
                        .map(Column::name)
                        .findFirst()
                        .orElse(kept)
                : kept;
    }
}
