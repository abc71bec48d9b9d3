package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Declaration;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import java.util.Optional;
import java.util.function.Function;

/** Procedures that a block declares: they see what the block declared and are seen by it alone. */
final class NestedProcedures {
    private final Session session;
    private final ExecutionScope scope;
    private final Frame frame;
    private Function<Script.Block, Answer> interpreter = block -> Answer.NOTHING;
    private int depth;

    /** One that was declared, and where. */
    private record Known(Routine routine, Object home) {}

    NestedProcedures(Session session, ExecutionScope scope, Frame frame) {
        this.session = session;
        this.scope = scope;
        this.frame = frame;
    }

    /** What runs their bodies. */
    void runBy(Function<Script.Block, Answer> blocks) {
        interpreter = blocks;
    }

    void declare(Declaration.NestedProcedure declared) {
        String name = declared.name().text();
        ObjectInfo info = new ObjectInfo(
                new QualifiedName("", "", name), session.account().now(), "", "");
        Routine routine = new RoutineMaker(session, scope).nested(info, declared.routine(), declared.body());
        frame.declare(name, new Known(routine, frame.innermost()));
    }

    /** Empty where the name is none of theirs. */
    Optional<StatementResult> call(Statement.Call call, ExecutionScope of) {
        ObjectName name = call.procedure();
        if (name.deferred() != null || name.parts().size() != 1) {
            return Optional.empty();
        }
        return frame.find(Known.class, name.last().text()).map(known -> call(known, call, of));
    }

    private StatementResult call(Known known, Statement.Call call, ExecutionScope of) {
        if (call.arguments().stream().anyMatch(argument -> argument.name() != null)) {
            throw Errors.unsupported("named argument of a nested procedure");
        }
        CallMatch match = CallMatch.of(known.routine(), call, session, of);
        CallDepth.check(CallDepth.of(scope) + ++depth);
        try {
            return frame.within(known.home(), () -> run(match));
        } finally {
            depth--;
        }
    }

    private StatementResult run(CallMatch match) {
        Routine routine = match.procedure();
        for (int i = 0; i < match.arguments().size(); i++) {
            Routine.Parameter parameter = routine.parameters().get(i);
            frame.declare(
                    parameter.name(),
                    new Frame.Variable(parameter.written(), match.arguments().get(i)));
        }
        Answer answer = interpreter.apply(((Routine.Code.Block) routine.code()).body());
        return new RoutineAnswer(routine, session, scope).of(answer);
    }
}
