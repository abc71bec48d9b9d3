package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.ScriptCommands;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import java.util.List;

/** Procedures and scripts: they run their statements through a runner again. */
final class ScriptRoutes {
    private ScriptRoutes() {}

    static List<Route<?>> all() {
        return List.of(
                Route.of(Statement.Call.class, ScriptRoutes::call, ScriptRoutes::describe),
                Route.of(
                        Statement.CallWith.class,
                        (work, call) -> commands(work).execute(call, work.session(), work.scope()),
                        (work, call) -> new Description(
                                commands(work).describe(call, work.session(), work.scope()), StatementKind.CALL)),
                Route.of(
                        Statement.AnonymousBlock.class,
                        (work, block) -> commands(work).execute(block, work.session(), work.scope()),
                        (work, block) -> new Description(commands(work).describe(block), StatementKind.CALL)),
                // What a text will answer is known when it runs.
                Route.of(
                        Statement.ExecuteImmediate.class,
                        (work, text) -> commands(work).execute(text, work.session(), work.scope()),
                        (work, text) -> new Description(List.of(), StatementKind.CALL)),
                Route.of(
                        Statement.ExecuteFile.class,
                        (work, file) -> commands(work).execute(file, work.session(), work.scope()),
                        (work, file) -> new Description(List.of(), StatementKind.CALL)));
    }

    private static StatementResult call(Work work, Statement.Call call) {
        return SystemCall.isMeant(call)
                ? new StatementRunner(work.account()).run(work.session(), SystemCall.select(call), work.scope())
                : commands(work).execute(call, work.session(), work.scope());
    }

    private static Description describe(Work work, Statement.Call call) {
        return SystemCall.isMeant(call)
                ? new StatementRunner(work.account()).describe(work.session(), SystemCall.select(call), work.scope())
                : new Description(commands(work).describe(call, work.session(), work.scope()), StatementKind.CALL);
    }

    private static ScriptCommands commands(Work work) {
        return new ScriptCommands(new StatementRunner(work.account()));
    }
}
