package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The procedure that a CALL means among those of its name, and the values of all its parameters.
 *
 * @param outputs for each parameter the caller's variable that takes its last value, null where there is none
 */
record CallMatch(Routine procedure, List<TypedValue> arguments, List<@Nullable String> outputs) {

    static CallMatch find(Statement.Call written, Session session, ExecutionScope scope) {
        ObjectName name = DeferredNames.resolve(written.procedure(), session.environment(scope));
        return of(new Overloads(name, procedures(name, session)), written, session, scope);
    }

    /** Of one procedure that no schema has. */
    static CallMatch of(Routine procedure, Statement.Call call, Session session, ExecutionScope scope) {
        return of(new Overloads(call.procedure(), List.of(procedure)), call, session, scope);
    }

    /** The procedure alone; where several fit because binds have no type yet, one of them. */
    static Routine describe(Statement.Call written, Session session, ExecutionScope scope) {
        ObjectName name = DeferredNames.resolve(written.procedure(), session.environment(scope));
        List<TypedValue> values = values(written, session, scope);
        return new Overloads(name, procedures(name, session))
                .choose(given(written.arguments(), values), true)
                .routine();
    }

    private static List<Routine> procedures(ObjectName name, Session session) {
        List<Routine> procedures = session.objects().overloads(ObjectKind.PROCEDURE, name).stream()
                .map(Routine.class::cast)
                .toList();
        if (procedures.isEmpty()) {
            throw Errors.unknownRoutine(name.toString());
        }
        return procedures;
    }

    private static CallMatch of(Overloads overloads, Statement.Call call, Session session, ExecutionScope scope) {
        return of(overloads, call.arguments(), values(call, session, scope), session, scope);
    }

    /** @param values the arguments' */
    static CallMatch of(
            Overloads overloads,
            List<Expression.Argument> written,
            List<TypedValue> values,
            Session session,
            ExecutionScope scope) {
        Overloads.Choice choice = overloads.choose(given(written, values), false);
        List<TypedValue> arguments = new ArrayList<>();
        List<@Nullable String> outputs = new ArrayList<>();
        for (int i = 0; i < choice.places().size(); i++) {
            Routine.Parameter parameter = choice.routine().parameters().get(i);
            int place = choice.places().get(i);
            TypedValue value = place == Overloads.DEFAULT ? initial(parameter, session, scope) : values.get(place);
            arguments.add(Evaluator.convert(value, parameter.written(), session, scope));
            outputs.add(parameter.output() ? variable(parameter, written.get(place)) : null);
        }
        return new CallMatch(choice.routine(), arguments, outputs);
    }

    private static List<TypedValue> values(Statement.Call call, Session session, ExecutionScope scope) {
        return call.arguments().stream()
                .map(argument -> Evaluator.evaluate(argument.value(), session, scope))
                .toList();
    }

    private static List<Overloads.Given> given(List<Expression.Argument> written, List<TypedValue> values) {
        List<Overloads.Given> given = new ArrayList<>();
        for (Expression.Argument argument : written) {
            given.add(new Overloads.Given(
                    argument.name(), values.get(given.size()).type()));
        }
        return given;
    }

    private static TypedValue initial(Routine.Parameter parameter, Session session, ExecutionScope scope) {
        Expression value = parameter.defaultValue();
        return value == null ? TypedValue.text(null) : Evaluator.evaluate(value, session, scope);
    }

    private static String variable(Routine.Parameter parameter, Expression.Argument argument) {
        if (argument.value() instanceof Expression.ScriptVariable variable) {
            return variable.name();
        }
        throw Errors.compilation(
                "090242",
                "42601",
                "Output argument '" + parameter.name() + "' needs a Snowflake Scripting variable, written as :name.");
    }
}
