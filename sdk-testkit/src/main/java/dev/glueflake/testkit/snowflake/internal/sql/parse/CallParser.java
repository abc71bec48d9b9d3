package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TemplateValue;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
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
        if (cursor.accept("EXECUTE", "IMMEDIATE", "FROM")) {
            return file();
        }
        if (!cursor.areWords("EXECUTE", "IMMEDIATE")) {
            throw Refusals.statement(cursor);
        }
        cursor.expect("EXECUTE", "IMMEDIATE");
        Expression text = grammar.expressions().simple();
        List<Identifier> using = cursor.accept("USING") ? cursor.parenthesised(this::variable) : List.of();
        return new Statement.ExecuteImmediate(text, using);
    }

    private Statement file() {
        Token file = cursor.next();
        if (!file.is(TokenKind.STAGE) && !file.is(TokenKind.STRING) && !file.is(TokenKind.DOLLAR_STRING)) {
            throw cursor.unexpected(file);
        }
        List<TemplateValue> using = cursor.accept("USING") ? cursor.parenthesised(this::templateValue) : List.of();
        boolean dryRun = false;
        if (cursor.accept("DRY_RUN")) {
            cursor.expectSymbol("=");
            dryRun = cursor.accept("TRUE");
            if (!dryRun) {
                cursor.expect("FALSE");
            }
        }
        return new Statement.ExecuteFile(file.text(), using, dryRun);
    }

    private TemplateValue templateValue() {
        Token name = cursor.next();
        if (!name.is(TokenKind.WORD) && !name.is(TokenKind.QUOTED)) {
            throw cursor.unexpected(name);
        }
        cursor.expectSymbol("=>");
        return new TemplateValue(name.text(), grammar.expressions().simple());
    }

    private Identifier variable() {
        cursor.acceptSymbol(":");
        return grammar.names().identifier();
    }
}
