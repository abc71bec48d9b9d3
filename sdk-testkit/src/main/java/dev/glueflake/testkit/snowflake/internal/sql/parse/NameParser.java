package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Identifiers and names of objects. */
final class NameParser extends SubjectParser {
    private static final int MAX_PARTS = 3;
    private static final int MAX_LENGTH = 255;

    NameParser(Grammar grammar) {
        super(grammar);
    }

    Identifier identifier() {
        return identifier(ReservedWords::isName);
    }

    /** A column's name in a definition. */
    Identifier columnName() {
        return identifier(ReservedWords::isColumnName);
    }

    /** A column's name behind its table's, perhaps, of which only the column's is kept. */
    Identifier lastOfColumnName() {
        Identifier last = identifier();
        while (cursor.acceptSymbol(".")) {
            last = identifier();
        }
        return last;
    }

    List<Identifier> columnList() {
        return cursor.parenthesised(this::identifier);
    }

    /** A name outside of SQL, whose parts are in their case even without quotes. */
    ObjectName exactName() {
        List<Identifier> parts = new ArrayList<>(MAX_PARTS);
        do {
            Token written = cursor.peek();
            Identifier part = identifier(token -> token.is(TokenKind.WORD) || token.is(TokenKind.QUOTED));
            parts.add(Identifier.quoted(part.quoted() ? part.text() : written.text(), part.at()));
        } while (cursor.acceptSymbol("."));
        return new ObjectName(parts);
    }

    ObjectName objectName() {
        return objectName(ReservedWords::isName);
    }

    /** A name in FROM. */
    ObjectName sourceName() {
        return objectName(ReservedWords::isSource);
    }

    /** The target of a DML statement. */
    ObjectName tableName() {
        return objectName(ReservedWords::isTableName);
    }

    Identifier identifier(Predicate<Token> allowed) {
        Token token = cursor.peek();
        if (!allowed.test(token)) {
            throw cursor.unexpected();
        }
        cursor.next();
        if (token.text().length() > MAX_LENGTH) {
            throw Errors.compilation(
                    "002028",
                    "42601",
                    "The identifier '" + token.text() + "' is too long. It must be at most 255 characters.");
        }
        return token.is(TokenKind.QUOTED)
                ? Identifier.quoted(cursor.quoted(token.text()), token.at())
                : new Identifier(token.upper(), false, token.at());
    }

    private ObjectName objectName(Predicate<Token> allowedFirst) {
        if (cursor.isWord("IDENTIFIER") && cursor.isSymbol(1, "(")) {
            return identifierFunction();
        }
        List<Identifier> parts = new ArrayList<>(MAX_PARTS);
        parts.add(identifier(allowedFirst));
        while (cursor.isSymbol(".") && parts.size() < MAX_PARTS) {
            cursor.next();
            if (parts.size() == 1 && cursor.isSymbol(".")) {
                // db..table: the schema left out is PUBLIC.
                parts.add(Identifier.unquoted("PUBLIC", cursor.at()));
            } else {
                parts.add(identifier());
            }
        }
        return new ObjectName(parts);
    }

    /** {@code IDENTIFIER('a.b')}, which is a name at once, or of a variable or bind, which is one later. */
    ObjectName identifierFunction() {
        cursor.expect("IDENTIFIER");
        cursor.expectSymbol("(");
        ObjectName name = nameFromValue();
        cursor.expectSymbol(")");
        return name;
    }

    /** Whether a constant, variable or bind stands here that may hold a name. */
    boolean isNameValue() {
        Token token = cursor.peek();
        return token.is(TokenKind.STRING)
                || token.is(TokenKind.DOLLAR_STRING)
                || token.is(TokenKind.VARIABLE)
                || token.isSymbol("?")
                || token.isSymbol(":");
    }

    ObjectName nameFromValue() {
        if (!isNameValue()) {
            throw cursor.unexpected();
        }
        Token token = cursor.peek();
        Expression value = grammar.operands().operand();
        if (value instanceof Expression.StringLiteral literal) {
            return nameInText(literal.value(), token);
        }
        return ObjectName.deferred(value);
    }

    private ObjectName nameInText(String text, Token token) {
        ObjectName name = SqlParser.parseName(text);
        List<Identifier> placed = new ArrayList<>();
        for (Identifier part : name.parts()) {
            String spelled = part.quoted() ? cursor.quoted(part.text()) : part.text();
            placed.add(new Identifier(spelled, part.quoted(), token.at()));
        }
        return new ObjectName(placed);
    }
}
