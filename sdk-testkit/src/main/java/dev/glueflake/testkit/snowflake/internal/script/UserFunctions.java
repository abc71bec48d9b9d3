package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.script.foreign.ForeignRoutines;
import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignRoutine;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionObjects;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.sql.bind.UserFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** User-defined functions as the binder takes them. */
public final class UserFunctions {
    private UserFunctions() {}

    /** All functions of that name. */
    public static List<Routine> of(ObjectName name, SessionObjects objects) {
        return objects.overloadsIfAny(ObjectKind.FUNCTION, name).stream()
                .map(Routine.class::cast)
                .toList();
    }

    /**
     * The one that a call means.
     *
     * @param relations the catalog as a function sees it, with the scope of its statements
     */
    public static UserFunction choose(
            List<Routine> candidates,
            ObjectName name,
            List<UserFunction.Argument> arguments,
            Session session,
            ExecutionScope caller,
            BiFunction<CatalogObject, ExecutionScope, Relations> relations) {
        List<Overloads.Given> given = arguments.stream()
                .map(argument -> new Overloads.Given(argument.name(), argument.type()))
                .toList();
        Overloads.Choice choice = new Overloads(name, candidates).choose(given, true);
        ExecutionScope scope = CallDepth.deeper(caller, false);
        Routine routine = choice.routine();
        return function(choice, session, relations.apply(routine, scope), scope);
    }

    /** Finds mistakes in the body of a function that is about to be made. */
    static void check(Routine routine, Session session, ExecutionScope scope) {
        check(routine, session, scope, session.relationsIn(routine, scope));
    }

    /** Binds the body of a function, for the names that it asks {@code relations} for. */
    public static void check(Routine routine, Session session, ExecutionScope scope, Relations relations) {
        List<Integer> places = new ArrayList<>();
        routine.parameters().forEach(parameter -> places.add(places.size()));
        UserFunction function = function(new Overloads.Choice(routine, places), session, relations, scope);
        new Binder(relations, session.environment(scope)).check(function);
    }

    private static UserFunction function(
            Overloads.Choice choice, Session session, Relations relations, ExecutionScope scope) {
        Routine routine = choice.routine();
        List<UserFunction.Parameter> parameters = new ArrayList<>();
        for (Routine.Parameter parameter : routine.parameters()) {
            parameters.add(new UserFunction.Parameter(
                    parameter.name(),
                    parameter.type(),
                    choice.places().get(parameters.size()),
                    parameter.defaultValue()));
        }
        return new UserFunction(
                routine.name().name(),
                parameters,
                returns(routine),
                routine.strict(),
                body(routine, session, scope),
                relations,
                session.environment(scope));
    }

    private static UserFunction.Returns returns(Routine routine) {
        if (routine.returns() instanceof Routine.Returns.Scalar scalar) {
            return new UserFunction.Returns.Scalar(scalar.type());
        }
        return new UserFunction.Returns.Table(((Routine.Returns.Rows) routine.returns())
                .columns().stream()
                        .map(column -> new UserFunction.Returns.Column(column.name(), column.type()))
                        .toList());
    }

    /** What a test answers goes before the routine's own body. */
    private static UserFunction.Body body(Routine routine, Session session, ExecutionScope scope) {
        ForeignRoutines foreign = ForeignRoutines.of(session.account());
        if (foreign.isAnswered(routine.name())) {
            return foreign(routine, foreign, session, scope);
        } else if (routine.code() instanceof Routine.Code.Value value) {
            return new UserFunction.Body.Value(value.body());
        } else if (routine.code() instanceof Routine.Code.Select select) {
            return new UserFunction.Body.Select(select.body());
        }
        return foreign(routine, foreign, session, scope);
    }

    private static UserFunction.Body foreign(
            Routine routine, ForeignRoutines foreign, Session session, ExecutionScope scope) {
        ForeignRoutine called = ForeignRuns.routine(routine);
        return new UserFunction.Body.Foreign(
                foreign.callers().key(session.environment(scope).timeZone(), scope.cancellation()),
                foreign.udf(called, false),
                called.table() ? foreign.udf(called, true) : "");
    }
}
