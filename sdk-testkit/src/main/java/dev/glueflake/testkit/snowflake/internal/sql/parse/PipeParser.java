package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.List;

/** CREATE PIPE and what only ALTER PIPE does. */
final class PipeParser extends SubjectParser {

    PipeParser(Grammar grammar) {
        super(grammar);
    }

    /** Behind the name. */
    Statement create(ObjectName name, CreateMode mode) {
        List<Option> options = new BareOptionParser(grammar).options();
        cursor.expect("AS");
        boolean parenthesised = cursor.acceptSymbol("(");
        Token first = cursor.peek();
        if (!cursor.areWords("COPY", "INTO")
                || !(grammar.statements().statement() instanceof Statement.CopyIntoTable copy)) {
            throw cursor.unexpected(first);
        }
        String definition = cursor.textSince(first);
        if (parenthesised) {
            cursor.expectSymbol(")");
        }
        return new PipelineStatement.CreatePipe(name, mode, List.copyOf(options), copy, definition);
    }

    /** Behind {@code ALTER PIPE name REFRESH}. */
    Statement refresh(ObjectName name, boolean ifExists) {
        return new PipelineStatement.RefreshPipe(name, ifExists, List.copyOf(new BareOptionParser(grammar).options()));
    }
}
