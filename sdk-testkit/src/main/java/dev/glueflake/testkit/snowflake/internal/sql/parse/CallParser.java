package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import java.util.List;

/** CALL, EXECUTE IMMEDIATE, EXECUTE TASK and EXECUTE ALERT. */
final class CallParser extends SubjectParser {

    CallParser(Grammar grammar) {
        super(grammar);
    }

    Statement statement() {
        if (cursor.accept("EXECUTE", "TASK")) {
            return new TaskParser(grammar).execute();
        }
        if (cursor.accept("EXECUTE", "ALERT")) {
            return new PipelineStatement.ExecuteAlert(grammar.names().objectName());
        }
        return cursor.isWord("CALL") ? call() : execute();
    }

    private Statement call() {
        cursor.expect("CALL");
        ObjectName procedure = grammar.names().objectName();
        return new Statement.Call(procedure, grammar.functions().arguments());
    }

    private Statement execute() {
        if (!cursor.areWords("EXECUTE", "IMMEDIATE") || cursor.peek(2).isWord("FROM")) {
            throw Refusals.statement(cursor);
        }
        cursor.expect("EXECUTE", "IMMEDIATE");
        Expression text = grammar.expressions().simple();
        List<Identifier> using = cursor.accept("USING") ? cursor.parenthesised(this::variable) : List.of();
        return new Statement.ExecuteImmediate(text, using);
    }

    private Identifier variable() {
        cursor.acceptSymbol(":");
        return grammar.names().identifier();
    }
}
