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
    private final Handlers handlers;
    private @Nullable ScriptException handled;
    /** The block whose statements run, null in a handler of it. */
    private Script.@Nullable Block current;

    Interpreter(ScriptContext context) {
        this.context = context;
        this.frame = context.frame();
        this.rows = new RowSources(context);
        this.declarations = new Declarations(context);
        this.loops = new Loops(context, rows, this::turn);
        this.handlers = new Handlers(frame);
        context.nested().runBy(this::run);
    }

    /** What the block returns. */
    Answer run(Script.Block block) {
        Script.Block around = current;
        current = null;
        try {
            return block(block) instanceof Flow.Return returned ? returned.answer() : Answer.NOTHING;
        } finally {
            current = around;
        }
    }

    private Flow block(Script.Block block) {
        frame.enter();
        Script.Block around = current;
        try {
            block.declarations().forEach(declaration -> declarations.declare(declaration, block.at()));
            current = block;
            return guarded(block);
        } finally {
            current = around;
            frame.leave();
        }
    }

    /** A handler that continues had its turn where the statement failed. */
    private Flow guarded(Script.Block block) {
        try {
            return all(block.body());
        } catch (ScriptException e) {
            Script.Handler handler = handlers.of(block, e);
            if (handler == null || handler.continues()) {
                throw e;
            }
            return handle(block, handler, e);
        }
    }

    private Flow handle(Script.Block block, Script.Handler handler, ScriptException e) {
        ScriptException before = handled;
        Script.Block around = current;
        handled = e;
        current = null;
        frame.enter();
        try {
            declarations.declareError(e);
            return branch(handler.body());
        } catch (ScriptException failed) {
            failed.leave(block);
            throw failed;
        } finally {
            frame.leave();
            current = around;
            handled = before;
        }
    }

    /** The statements of a block: behind one whose error a CONTINUE handler took, the next one follows. */
    private Flow all(List<Script> statements) {
        return statements(statements, false);
    }

    /** The body of a loop: such an error ends the turn, unless it happened in an IF or CASE. */
    private Flow turn(List<Script> statements) {
        return statements(statements, true);
    }

    private Flow statements(List<Script> statements, boolean turn) {
        for (Script statement : statements) {
            Flow flow;
            try {
                context.checkCancelled();
                flow = one(statement);
            } catch (ScriptException e) {
                flow = continued(e);
                boolean branching = statement instanceof Script.If || statement instanceof Script.CaseOf;
                if (turn && !branching && flow instanceof Flow.Next) {
                    return flow;
                }
            }
            if (!(flow instanceof Flow.Next)) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private Flow continued(ScriptException e) {
        Script.Block block = current;
        Script.Handler handler = block == null ? null : handlers.of(block, e);
        if (block == null || handler == null || !handler.continues()) {
            throw e;
        }
        return handle(block, handler, e);
    }

    /** Statements whose errors are those of the statement that they are part of. */
    private Flow branch(List<Script> statements) {
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
            return new Flow.Return(new Answer.Rows(rows.of(x)));
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
                return branch(branch.body());
            }
        }
        return branch(otherwise);
    }

    /** Statements after which the next one follows. */
    private Flow simple(Script statement) {
        if (statement instanceof Script.Let x) {
            declarations.declare(x.declaration(), x.at());
        } else if (statement instanceof Script.Assign x) {
            declarations.assign(x.name(), x.value());
        } else if (statement instanceof Script.AssignResultSet x) {
            frame.require(ResultSet.class, "resultset", x.name());
            frame.replace(x.name().text(), context.jobs().rows(x.query(), x.at()));
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
        } else if (statement instanceof Script.Async x) {
            context.jobs().start(x.work(), x.at());
        } else if (statement instanceof Script.Await x) {
            context.jobs().await(x.resultSet());
        } else if (statement instanceof Script.Cancel x) {
            context.jobs().cancel(x.resultSet());
        } else if (statement instanceof Script.SystemCall x) {
            context.callSystem(x);
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
        return ScriptException.raised(declared, at);
    }
}
