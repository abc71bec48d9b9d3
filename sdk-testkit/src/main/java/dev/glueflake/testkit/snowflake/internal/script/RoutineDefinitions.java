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
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.sql.bind.TypeNames;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import java.util.Optional;

/** CREATE and DROP of procedures and functions. Stateless. */
public final class RoutineDefinitions {

    /** The body is parsed here: an error in it is an error of CREATE PROCEDURE. */
    public StatementResult execute(Statement.CreateProcedure create, Session session, ExecutionScope scope) {
        Routine routine = new RoutineMaker(session, scope)
                .make(ObjectKind.PROCEDURE, info(create.name(), create.routine(), session, scope), create.routine());
        return created(routine, create.mode(), session);
    }

    /** The body is bound here with its parameters: an error in it is an error of CREATE FUNCTION. */
    public StatementResult execute(Statement.CreateFunction create, Session session, ExecutionScope scope) {
        if (create.temporary()) {
            throw Errors.unsupported("CREATE TEMPORARY FUNCTION");
        }
        Routine routine = new RoutineMaker(session, scope)
                .make(ObjectKind.FUNCTION, info(create.name(), create.routine(), session, scope), create.routine());
        UserFunctions.check(routine, session, scope);
        return created(routine, create.mode(), session);
    }

    private static ObjectInfo info(
            ObjectName name, RoutineDefinition definition, Session session, ExecutionScope scope) {
        ObjectName resolved = DeferredNames.resolve(name, session.environment(scope));
        return session.objects().newInfo(resolved, "CREATE FUNCTION", RoutineOptions.comment(definition));
    }

    private static StatementResult created(Routine routine, CreateMode mode, Session session) {
        String name = routine.name().name();
        refuseOverloadOfDefaults(routine, session);
        boolean created = session.objects().create(routine, mode, false);
        return StatementResult.status(
                StatementKind.DDL,
                created
                        ? "Function " + name + " successfully created."
                        : name + " already exists, statement succeeded.");
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
        Environment environment = session.environment(scope);
        ObjectName name = DeferredNames.resolve(drop.name(), environment);
        List<SqlType> types = drop.argumentTypes().stream()
                .map(type -> TypeNames.type(type, environment))
                .toList();
        String plain = name.last().text();
        String key = Routine.key(plain, types);
        Optional<Routine> found = session.objects().overloads(drop.kind(), name).stream()
                .filter(object -> object.key().equals(key))
                .map(Routine.class::cast)
                .findFirst();
        if (found.isEmpty() && !drop.ifExists()) {
            throw Errors.doesNotExist(drop.kind().word(), key);
        }
        found.ifPresent(session.objects()::drop);
        return StatementResult.status(
                StatementKind.DDL,
                found.isPresent()
                        ? plain + " successfully dropped."
                        : "Drop statement executed successfully (" + plain + " already dropped).");
    }
}
