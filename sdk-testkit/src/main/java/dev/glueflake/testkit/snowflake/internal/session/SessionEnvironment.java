package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.RefreshStatus;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeFunctions;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.stage.directory.FileFunctions;
import dev.glueflake.testkit.snowflake.internal.stream.StreamFunctions;
import dev.glueflake.testkit.snowflake.internal.task.AlertFunctions;
import dev.glueflake.testkit.snowflake.internal.task.TaskFunctions;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a statement of a session may refer to besides columns. */
final class SessionEnvironment implements Environment {
    private final Session session;
    private final ExecutionScope scope;

    SessionEnvironment(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    @Override
    public TypedValue bind(int index) {
        return scope.binds().get(index);
    }

    @Override
    public TypedValue bind(String name) {
        return scope.binds().get(name).orElseThrow(() -> Binds.unset(":" + name));
    }

    @Override
    public Optional<TypedValue> sessionVariable(String name) {
        if (scope.hasOwnersRights()) {
            throw Errors.compilation(
                    "000002",
                    "0A000",
                    "Use of session variable '$" + name + "' is not allowed in owner's rights stored procedure");
        }
        return session.variable(name);
    }

    @Override
    public Optional<TypedValue> scriptVariable(String name) {
        return Optional.ofNullable(scope.scriptVariables().get(name));
    }

    @Override
    public Optional<TypedValue> contextFunction(String name, List<TypedValue> arguments) {
        return new SystemControls(session, scope)
                .call(name, arguments)
                .or(() -> LogFunctions.call(name, arguments))
                .or(() -> name.equals(SysContext.NAME)
                        ? new SysContext(session, scope, session.database().orElse(null)).call(arguments)
                        : Optional.empty())
                .or(() -> ContextFunctions.call(session, name, arguments))
                .or(() -> new StreamFunctions(session, scope).call(name, arguments))
                .or(() -> new PipeFunctions(session, scope).call(name, arguments))
                .or(() -> RefreshStatus.call(name, arguments, session))
                .or(() -> new FileFunctions(session, scope).call(name, arguments))
                .or(() -> new TaskFunctions(session, scope).call(name, arguments))
                .or(() -> AlertFunctions.call(session, name, arguments));
    }

    @Override
    public Optional<String> parameter(String name) {
        return session.parameters().find(name);
    }

    @Override
    public Instant now() {
        return scope.now();
    }

    @Override
    public ZoneId timeZone() {
        return ZoneId.of(session.parameters().get("TIMEZONE"));
    }
}
