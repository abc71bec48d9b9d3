package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.script.Routine;
import dev.glueflake.testkit.snowflake.internal.script.UserFunctions;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.sql.bind.UserFunction;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects that the definition of another one names itself: not those that they are made of in turn. One use. */
public final class DirectReferences implements Relations {
    private final Relations catalog;
    private final SessionObjects objects;
    private final Set<CatalogObject> found = new LinkedHashSet<>();

    private DirectReferences(CatalogObject owner, Session session, ExecutionScope scope) {
        this.catalog = session.relationsIn(owner, scope);
        NameContext own = new NameContext(owner.name().database(), owner.name().schema());
        this.objects = session.objects().in(own, owner.info().owner());
    }

    /** Those of a query that {@code owner} is defined by; none where the query is not possible any more. */
    public static Set<CatalogObject> of(CatalogObject owner, Query query, Session session, ExecutionScope scope) {
        DirectReferences references = new DirectReferences(owner, session, scope);
        return references.asked(() -> new Binder(references, session.environment(scope)).query(query));
    }

    /** Those of the body of a function in SQL. */
    static Set<CatalogObject> of(Routine function, Session session, ExecutionScope scope) {
        DirectReferences references = new DirectReferences(function, session, scope);
        return references.asked(() -> UserFunctions.check(function, session, scope, references));
    }

    private Set<CatalogObject> asked(Runnable binding) {
        try {
            binding.run();
        } catch (SnowflakeException e) {
            return Set.of();
        }
        return found;
    }

    @Override
    public Relation find(ObjectName name, @Nullable TimeTravel travel) {
        objects.find(ObjectKind.TABLE, name).ifPresent(found::add);
        return catalog.find(name, travel);
    }

    @Override
    public Relation target(ObjectName name) {
        return catalog.target(name);
    }

    @Override
    public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
        return catalog.tableFunction(call, arguments);
    }

    @Override
    public boolean hasUserFunction(ObjectName name) {
        return catalog.hasUserFunction(name);
    }

    @Override
    public UserFunction userFunction(ObjectName name, List<UserFunction.Argument> arguments) {
        UserFunctions.of(name, objects).stream()
                .filter(routine -> routine.required() <= arguments.size()
                        && arguments.size() <= routine.parameters().size())
                .findFirst()
                .ifPresent(found::add);
        return catalog.userFunction(name, arguments);
    }

    @Override
    public String nextValue(ObjectName sequence) {
        return catalog.nextValue(sequence);
    }

    @Override
    public List<TypedValue> values(DuckQuery query) {
        return catalog.values(query);
    }

    @Override
    public Relation stageFiles(TableExpression.StageFiles files) {
        return catalog.stageFiles(files);
    }
}
