package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Data types by their written names; which of them exist is not decided here. */
final class TypeParser extends SubjectParser {
    private static final Set<String> VARYING =
            Set.of("CHAR", "CHARACTER", "NCHAR", "NATIONAL CHAR", "NATIONAL CHARACTER", "BINARY");

    private static final Set<String> STRUCTURED = Set.of("ARRAY", "OBJECT", "MAP", "VECTOR");

    TypeParser(Grammar grammar) {
        super(grammar);
    }

    TypeName type() {
        Token token = cursor.peek();
        if (!token.is(TokenKind.WORD) || !ReservedWords.isName(token)) {
            throw cursor.unexpected();
        }
        String name = words(cursor.next().upper());
        if (STRUCTURED.contains(name) && cursor.isSymbol("(")) {
            return structured(name, token.at());
        }
        if (name.equals("INTERVAL")) {
            throw Errors.unsupported("data type INTERVAL");
        }
        List<Integer> parameters = List.of();
        if (cursor.acceptSymbol("(")) {
            parameters = cursor.list(() -> parameter());
            cursor.expectSymbol(")");
        }
        return new TypeName(name.equals("TIMESTAMP") ? zoned(name) : name, parameters, token.at());
    }

    /** {@code ARRAY(NUMBER NOT NULL)}, {@code OBJECT(city VARCHAR)}, {@code MAP(VARCHAR, NUMBER)}, {@code VECTOR(FLOAT, 3)}. */
    private TypeName structured(String name, Position at) {
        cursor.expectSymbol("(");
        cursor.enter(1);
        List<TypeName.Part> parts = new ArrayList<>();
        List<Integer> parameters = new ArrayList<>();
        while (!cursor.isSymbol(")")) {
            if (name.equals("VECTOR") && !parts.isEmpty()) {
                parameters.add(parameter());
            } else {
                parts.add(part(name));
            }
            if (!cursor.acceptSymbol(",")) {
                break;
            }
        }
        cursor.leave(1);
        cursor.expectSymbol(")");
        return new TypeName(name, parameters, parts, at);
    }

    private TypeName.Part part(String name) {
        String key = null;
        if (name.equals("OBJECT")) {
            Token token = cursor.next();
            if (!token.is(TokenKind.WORD) && !token.is(TokenKind.QUOTED)) {
                throw cursor.unexpected(token);
            }
            key = token.text();
        }
        TypeName type = type();
        boolean notNull = cursor.accept("NOT", "NULL");
        return new TypeName.Part(key, type, notNull);
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

    private Integer parameter() {
        Token token = cursor.peek();
        long value = cursor.integer();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw cursor.unexpected(token);
        }
        return (int) value;
    }
}
