package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.ExecuteTask.Retry;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.ArrayList;
import java.util.List;

/** CREATE TASK, EXECUTE TASK and what only ALTER TASK does. */
final class TaskParser extends SubjectParser {

    TaskParser(Grammar grammar) {
        super(grammar);
    }

    /** Behind the name. */
    Statement create(ObjectName name, CreateMode mode) {
        List<Option> options = new ArrayList<>(options());
        List<ObjectName> after = cursor.accept("AFTER") ? tasks() : List.of();
        options.addAll(options());
        if (cursor.areWords("EXECUTE", "AS")) {
            throw Errors.unsupported("CREATE TASK … EXECUTE AS USER");
        }
        String condition = cursor.accept("WHEN") ? condition() : null;
        cursor.expect("AS");
        return new PipelineStatement.CreateTask(name, mode, List.copyOf(options), after, condition, definition());
    }

    /** Behind {@code EXECUTE TASK}. */
    Statement execute() {
        ObjectName name = grammar.names().objectName();
        if (cursor.accept("RETRY", "LAST")) {
            return new PipelineStatement.ExecuteTask(name, null, new Retry(null));
        }
        if (cursor.accept("RETRY", "GRAPH", "RUN", "GROUP")) {
            return new PipelineStatement.ExecuteTask(name, null, new Retry(cursor.string()));
        }
        if (!cursor.accept("USING")) {
            return new PipelineStatement.ExecuteTask(name, null, null);
        }
        cursor.expect("CONFIG");
        cursor.expectSymbol("=");
        return new PipelineStatement.ExecuteTask(name, cursor.string(), null);
    }

    /** Whether a change stands here that only tasks have. */
    boolean isChange() {
        return cursor.areWords("ADD", "AFTER")
                || cursor.areWords("REMOVE", "AFTER")
                || cursor.areWords("MODIFY", "AS")
                || cursor.areWords("MODIFY", "WHEN");
    }

    Change change() {
        String verb = cursor.next().upper();
        boolean condition = cursor.next().isWord("WHEN");
        if (verb.equals("MODIFY")) {
            return new Change.Modify(condition, condition ? condition() : definition());
        }
        return new Change.After(verb.equals("ADD"), tasks());
    }

    private List<ObjectName> tasks() {
        return cursor.list(grammar.names()::objectName);
    }

    private String condition() {
        Token first = cursor.peek();
        grammar.expressions().expression();
        return cursor.textSince(first);
    }

    private String definition() {
        Token first = cursor.peek();
        grammar.statements().statement();
        return cursor.textSince(first);
    }

    private List<Option> options() {
        return new BareOptionParser(grammar).options();
    }
}
