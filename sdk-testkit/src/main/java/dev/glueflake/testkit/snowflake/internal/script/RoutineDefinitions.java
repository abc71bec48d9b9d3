package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.RoutineDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.Optional;

/** CREATE and DROP of procedures and functions. Stateless. */
public final class RoutineDefinitions {

    /** The body is parsed here: an error in it is an error of CREATE PROCEDURE. */
    public StatementResult execute(Statement.CreateProcedure create, Session session, ExecutionScope scope) {
        Routine routine = new RoutineMaker(session, scope)
                .make(ObjectKind.PROCEDURE, info(create.name(), create.routine(), session, scope), create.routine());
        return created(routine, create.form(), create.mode(), session);
    }

    /** The body is bound here with its parameters: an error in it is an error of CREATE FUNCTION. */
    public StatementResult execute(Statement.CreateFunction create, Session session, ExecutionScope scope) {
        Routine routine = new RoutineMaker(session, scope)
                .make(ObjectKind.FUNCTION, info(create.name(), create.routine(), session, scope), create.routine());
        UserFunctions.check(routine, session, scope);
        return created(routine, create.form(), create.mode(), session);
    }

    private static ObjectInfo info(
            ObjectName name, RoutineDefinition definition, Session session, ExecutionScope scope) {
        ObjectName resolved = DeferredNames.resolve(name, session.environment(scope));
        return session.objects().newInfo(resolved, "CREATE FUNCTION", RoutineOptions.comment(definition));
    }

    private static StatementResult created(
            Routine made, RoutineDefinition.Form form, CreateMode mode, Session session) {
        Routine routine = made.withSecure(form.secure());
        String name = routine.name().name();
        refuseOverloadOfDefaults(routine, session);
        if (form.temporary()) {
            refuseHiding(routine, session);
        }
        boolean created = session.objects().create(routine, mode, form.temporary());
        return StatementResult.status(
                StatementKind.DDL,
                created
                        ? "Function " + name + " successfully created."
                        : name + " already exists, statement succeeded.");
    }

    /** Snowflake: a temporary routine may not have the name of one that stays. */
    private static void refuseHiding(Routine routine, Session session) {
        boolean stands = session.account().catalog().schema(routine.name()).list(routine.kind()).stream()
                .anyMatch(other -> other.name().equals(routine.name()));
        if (stands) {
            throw Errors.alreadyExists(routine.name().toString());
        }
    }

    /** Snowflake: a routine with optional arguments has no overloads. */
    private static void refuseOverloadOfDefaults(Routine routine, Session session) {
        boolean ambiguous = session.account().catalog().schema(routine.name()).list(routine.kind()).stream()
                .map(Routine.class::cast)
                .filter(other ->
                        other.name().equals(routine.name()) && !other.key().equals(routine.key()))
                .anyMatch(other -> hasDefaults(other) || hasDefaults(routine));
        if (ambiguous) {
            throw Errors.compilation(
                    "000949",
                    "42723",
                    "Cannot overload " + routine.kind() + " '" + routine.name().name()
                            + "' as it would cause ambiguous " + routine.kind() + " overloading.");
        }
    }

    private static boolean hasDefaults(Routine routine) {
        return routine.required() < routine.parameters().size();
    }

    /** DROP PROCEDURE and DROP FUNCTION. */
    public StatementResult drop(Statement.Drop drop, Session session, ExecutionScope scope) {
        Signature signature = Signature.of(drop.name(), drop.argumentTypes(), session.environment(scope));
        String plain = signature.name().last().text();
        Optional<Routine> found = signature.find(drop.kind(), session);
        if (found.isEmpty() && !drop.ifExists()) {
            throw signature.missing(drop.kind());
        }
        found.ifPresent(session.objects()::drop);
        return StatementResult.status(
                StatementKind.DDL,
                found.isPresent()
                        ? plain + " successfully dropped."
                        : "Drop statement executed successfully (" + plain + " already dropped).");
    }
}
