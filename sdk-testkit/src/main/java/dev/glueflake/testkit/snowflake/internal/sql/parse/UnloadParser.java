package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopySource;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** COPY INTO a location. */
final class UnloadParser extends SubjectParser {

    UnloadParser(Grammar grammar) {
        super(grammar);
    }

    /** Behind {@code COPY INTO}. */
    Statement unload() {
        CopySource target = grammar.stages().isStage()
                ? new CopySource.Stage(grammar.stages().stage())
                : new CopySource.Location(cursor.expect(TokenKind.STRING).text());
        List<Option> options = new ArrayList<>(grammar.options().options());
        cursor.expect("FROM");
        String query = source();
        String partition = null;
        while (true) {
            Token token = cursor.peek();
            if (grammar.options().isOption()) {
                options.add(grammar.options().option());
            } else if (partition == null && cursor.accept("PARTITION", "BY")) {
                Token first = cursor.peek();
                grammar.expressions().expression();
                partition = cursor.textSince(first);
            } else if (cursor.accept("HEADER")) {
                options.add(new Option("HEADER", new OptionValue.Word("TRUE"), token.at()));
            } else {
                return new Statement.CopyIntoLocation(target, query, partition, List.copyOf(options));
            }
        }
    }

    private String source() {
        Token first = cursor.peek();
        if (cursor.startsQueryInParentheses()) {
            cursor.expectSymbol("(");
            Token inner = cursor.peek();
            grammar.queries().query();
            String text = cursor.textSince(inner);
            cursor.expectSymbol(")");
            return text;
        }
        grammar.names().tableName();
        return "SELECT * FROM " + cursor.textSince(first);
    }
}
