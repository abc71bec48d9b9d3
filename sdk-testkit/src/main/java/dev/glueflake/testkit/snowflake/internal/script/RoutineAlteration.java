package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.AlterRoutine;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** ALTER FUNCTION, ALTER PROCEDURE and COMMENT ON them. */
public final class RoutineAlteration {
    /** No event table is there to see them. */
    private static final List<String> LEVELS = List.of("LOG_LEVEL", "TRACE_LEVEL", "METRIC_LEVEL");

    private static final Set<String> UNSET = Set.of("COMMENT", "LOG_LEVEL", "TRACE_LEVEL", "METRIC_LEVEL");

    private final Session session;
    private final ExecutionScope scope;

    public RoutineAlteration(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    public StatementResult execute(AlterRoutine alter) {
        Signature signature = Signature.of(alter.name(), alter.argumentTypes(), session.environment(scope));
        find(alter.kind(), signature, alter.ifExists()).ifPresent(routine -> change(routine, alter.change()));
        return done();
    }

    public StatementResult execute(Statement.Comment comment) {
        Signature signature = Signature.of(comment.name(), comment.argumentTypes(), session.environment(scope));
        find(comment.kind(), signature, comment.ifExists()).ifPresent(routine -> comment(routine, comment.text()));
        return done();
    }

    private static StatementResult done() {
        return StatementResult.status(StatementKind.DDL, "Statement executed successfully.");
    }

    private Optional<Routine> find(ObjectKind kind, Signature signature, boolean ifExists) {
        Optional<Routine> found = signature.find(kind, session);
        if (found.isEmpty() && !ifExists) {
            throw signature.missing(kind);
        }
        return found;
    }

    private void change(Routine routine, Change change) {
        if (change instanceof Change.SetTags || change instanceof Change.UnsetTags) {
            new Tags(session, scope).change(routine, change);
        } else if (change instanceof Change.RenameTo rename) {
            var to = DeferredNames.resolve(rename.name(), session.environment(scope));
            session.objects().rename(routine, session.objects().qualify(to, "ALTER"));
        } else if (change instanceof Change.Set set) {
            set(routine, new Options(set.options()));
        } else if (change instanceof Change.Unset unset) {
            unset(routine, unset.names());
        } else if (change instanceof Change.Act act) {
            session.objects().replace(routine, after(routine, act.words()));
        } else {
            throw refusal(routine, change.getClass().getSimpleName());
        }
    }

    private void set(Routine routine, Options options) {
        Optional<String> comment = options.text("COMMENT");
        LEVELS.forEach(options::take);
        options.refuseRest();
        comment.ifPresent(text -> comment(routine, text));
    }

    private void unset(Routine routine, List<String> names) {
        names.stream().filter(name -> !UNSET.contains(name)).findFirst().ifPresent(name -> {
            throw Errors.unsupported(name);
        });
        if (names.contains("COMMENT")) {
            comment(routine, "");
        }
    }

    private void comment(Routine routine, String text) {
        session.objects().replace(routine, routine.with(routine.info().withComment(text)));
    }

    private static Routine after(Routine routine, String words) {
        boolean procedure = routine.kind() == ObjectKind.PROCEDURE;
        if (words.endsWith("SET SECURE")) {
            return routine.withSecure(words.equals("SET SECURE"));
        }
        if (procedure && words.startsWith("EXECUTE AS")) {
            return routine.withCallersRights(words.endsWith("CALLER"));
        }
        throw refusal(routine, words);
    }

    private static RuntimeException refusal(Routine routine, String what) {
        return Errors.unsupported("ALTER " + routine.kind() + " … " + what);
    }
}
