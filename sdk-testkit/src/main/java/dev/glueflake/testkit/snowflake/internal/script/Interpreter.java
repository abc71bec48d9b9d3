package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Declaration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks a block statement by statement. Not thread-safe; one for a run. */
final class Interpreter {
    private final ScriptContext context;
    private final Frame frame;
    private final Declarations declarations;
    private final Loops loops;
    private final RowSources rows;
    private @Nullable ScriptException handled;

    Interpreter(ScriptContext context) {
        this.context = context;
        this.frame = context.frame();
        this.rows = new RowSources(context);
        this.declarations = new Declarations(context);
        this.loops = new Loops(context, rows, this::all);
    }

    /** What the block returns. */
    Answer run(Script.Block block) {
        return block(block) instanceof Flow.Return returned ? returned.answer() : Answer.NOTHING;
    }

    private Flow block(Script.Block block) {
        frame.enter();
        try {
            block.declarations().forEach(declaration -> declarations.declare(declaration, block.at()));
            return all(block.body());
        } catch (ScriptException e) {
            Script.Handler handler = handler(block, e);
            if (handler == null) {
                throw e;
            }
            return handle(handler, e);
        } finally {
            frame.leave();
        }
    }

    private static Script.@Nullable Handler handler(Script.Block block, ScriptException e) {
        for (Script.Handler handler : block.handlers()) {
            boolean other = handler.names().isEmpty();
            if (other || handler.names().stream().anyMatch(name -> name.text().equals(e.name()))) {
                return handler;
            }
        }
        return null;
    }

    private Flow handle(Script.Handler handler, ScriptException e) {
        ScriptException before = handled;
        handled = e;
        frame.enter();
        try {
            declarations.declareError(e);
            return all(handler.body());
        } finally {
            frame.leave();
            handled = before;
        }
    }

    private Flow all(List<Script> statements) {
        for (Script statement : statements) {
            context.checkCancelled();
            Flow flow = one(statement);
            if (!(flow instanceof Flow.Next)) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private Flow one(Script statement) {
        if (statement instanceof Script.Block block) {
            return block(block);
        } else if (statement instanceof Script.If x) {
            return branches(x.branches(), x.otherwise());
        } else if (statement instanceof Script.CaseOf x) {
            return branches(CaseBranches.of(x), x.otherwise());
        } else if (statement instanceof Script.Return x) {
            return x.value() == null
                    ? new Flow.Return(Answer.NOTHING)
                    : new Flow.Return(new Answer.Value(context.evaluate(x.value())));
        } else if (statement instanceof Script.ReturnTable x) {
            return new Flow.Return(new Answer.Rows(rows.of(x.resultSet(), x.at())));
        } else if (statement instanceof Script.Break x) {
            return new Flow.Break(x.label());
        } else if (statement instanceof Script.Continue x) {
            return new Flow.Continue(x.label());
        }
        return loops.isLoop(statement) ? loops.run(statement) : simple(statement);
    }

    private Flow branches(List<Script.Branch> branches, List<Script> otherwise) {
        for (Script.Branch branch : branches) {
            if (context.isTrue(branch.condition())) {
                return all(branch.body());
            }
        }
        return all(otherwise);
    }

    /** Statements after which the next one follows. */
    private Flow simple(Script statement) {
        if (statement instanceof Script.Let x) {
            declarations.declare(x.declaration(), x.at());
        } else if (statement instanceof Script.Assign x) {
            declarations.assign(x.name(), x.value());
        } else if (statement instanceof Script.AssignResultSet x) {
            frame.require(ResultSet.class, "resultset", x.name());
            frame.replace(x.name().text(), new ResultSet(context.run(x.query(), x.at())));
        } else if (statement instanceof Script.Sql x) {
            sql(x);
        } else if (statement instanceof Script.Raise x) {
            throw raise(x.exception(), x.at());
        } else if (statement instanceof Script.OpenCursor x) {
            rows.open(x);
        } else if (statement instanceof Script.Fetch x) {
            rows.fetch(x);
        } else if (statement instanceof Script.CloseCursor x) {
            frame.require(Cursor.class, "cursor", x.cursor()).close();
        } else if (!(statement instanceof Script.NoOp)) {
            throw new IllegalStateException(
                    "unknown statement " + statement.getClass().getSimpleName());
        }
        return Flow.NEXT;
    }

    private void sql(Script.Sql sql) {
        StatementResult result = context.run(sql.statement(), sql.at());
        if (!sql.into().isEmpty()) {
            context.failing(ScriptException.STATEMENT_ERROR, sql.at(), () -> rows.into(result, sql));
        }
    }

    private ScriptException raise(@Nullable Identifier name, Position at) {
        if (name == null) {
            if (handled == null) {
                return ScriptException.of(
                        ScriptException.STATEMENT_ERROR,
                        Errors.compilation("090210", "42601", "RAISE without an exception stands outside a handler."),
                        at);
            }
            return handled;
        }
        Declaration.NamedException declared = frame.require(Declaration.NamedException.class, "exception", name);
        return ScriptException.raised(name.text(), declared.code(), declared.message(), at);
    }
}
