package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.List;
import java.util.Set;

/** Data types by their written names; which of them exist is not decided here. */
final class TypeParser extends SubjectParser {
    private static final Set<String> VARYING =
            Set.of("CHAR", "CHARACTER", "NCHAR", "NATIONAL CHAR", "NATIONAL CHARACTER", "BINARY");

    TypeParser(Grammar grammar) {
        super(grammar);
    }

    TypeName type() {
        Token token = cursor.peek();
        if (!token.is(TokenKind.WORD) || !ReservedWords.isName(token)) {
            throw cursor.unexpected();
        }
        String name = words(cursor.next().upper());
        List<Integer> parameters = List.of();
        if (cursor.acceptSymbol("(")) {
            parameters = cursor.list(() -> parameter(name));
            cursor.expectSymbol(")");
        }
        return new TypeName(name.equals("TIMESTAMP") ? zoned(name) : name, parameters, token.at());
    }

    private String words(String first) {
        String name = first;
        if (name.equals("NATIONAL") && (cursor.isWord("CHAR") || cursor.isWord("CHARACTER"))) {
            name = name + " " + cursor.next().upper();
        }
        if (VARYING.contains(name) && cursor.accept("VARYING")) {
            return name + " VARYING";
        }
        return name.equals("DOUBLE") && cursor.accept("PRECISION") ? "DOUBLE PRECISION" : name;
    }

    private String zoned(String name) {
        for (List<String> words : List.of(
                List.of("WITH", "LOCAL", "TIME", "ZONE"),
                List.of("WITH", "TIME", "ZONE"),
                List.of("WITHOUT", "TIME", "ZONE"))) {
            if (cursor.accept(words.toArray(String[]::new))) {
                return name + " " + String.join(" ", words);
            }
        }
        return name;
    }

    private Integer parameter(String type) {
        if (cursor.peek().is(TokenKind.WORD) || cursor.peek().is(TokenKind.QUOTED)) {
            throw Errors.unsupported("structured type " + type);
        }
        Token token = cursor.peek();
        long value = cursor.integer();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw cursor.unexpected(token);
        }
        return (int) value;
    }
}
