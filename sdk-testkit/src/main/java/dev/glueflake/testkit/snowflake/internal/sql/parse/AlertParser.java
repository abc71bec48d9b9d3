package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.List;

/** CREATE ALERT and what only ALTER ALERT does. */
final class AlertParser extends SubjectParser {

    AlertParser(Grammar grammar) {
        super(grammar);
    }

    /** Behind the name. */
    Statement create(ObjectName name, CreateMode mode) {
        refuseTemplate("CREATE");
        List<Option> options = new BareOptionParser(grammar).options();
        cursor.expect("IF");
        cursor.expectSymbol("(");
        String condition = exists();
        cursor.expectSymbol(")");
        cursor.expect("THEN");
        return new PipelineStatement.CreateAlert(name, mode, List.copyOf(options), condition, statement());
    }

    private void refuseTemplate(String verb) {
        if (cursor.areWords("FROM", "TEMPLATE")) {
            throw Errors.unsupported(verb + " ALERT … FROM TEMPLATE");
        }
    }

    private String exists() {
        cursor.expect("EXISTS");
        cursor.expectSymbol("(");
        if (!cursor.isWord("SELECT") && !cursor.isWord("WITH") && !cursor.isWord("SHOW") && !cursor.isWord("CALL")) {
            throw cursor.unexpected();
        }
        String condition = statement();
        cursor.expectSymbol(")");
        return condition;
    }

    private String statement() {
        Token first = cursor.peek();
        grammar.statements().statement();
        return cursor.textSince(first);
    }

    /** Whether a change stands here that only alerts have. */
    boolean isChange() {
        refuseTemplate("ALTER");
        return cursor.areWords("MODIFY", "CONDITION") || cursor.areWords("MODIFY", "ACTION");
    }

    Change change() {
        cursor.expect("MODIFY");
        boolean condition = cursor.next().isWord("CONDITION");
        return new Change.Modify(condition, condition ? exists() : statement());
    }
}
