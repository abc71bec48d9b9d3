package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference.StageReferenceKind;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;

/** {@code @stage/path} in its forms, bare or in quotes. */
final class StageReferenceParser extends SubjectParser {

    StageReferenceParser(Grammar grammar) {
        super(grammar);
    }

    /** Whether a stage stands here, bare or in quotes. */
    boolean isStage() {
        Token token = cursor.peek();
        return token.is(TokenKind.STAGE)
                || ((token.is(TokenKind.STRING) || token.is(TokenKind.DOLLAR_STRING))
                        && token.text().startsWith("@"));
    }

    StageReference stage() {
        if (!isStage()) {
            throw cursor.unexpected();
        }
        Token token = cursor.next();
        return ofText(token.text(), token.at());
    }

    /** A stage in a command about files, where a bind or a variable may hold it. */
    StageReference stageOrValue() {
        Token token = cursor.peek();
        boolean value = token.isSymbol("?") || token.isSymbol(":") || token.is(TokenKind.VARIABLE);
        return value
                ? new StageReference(
                        StageReferenceKind.NAMED,
                        ObjectName.deferred(grammar.operands().operand()),
                        "",
                        token.at())
                : stage();
    }

    StageReference ofText(String text, Position at) {
        if (!text.startsWith("@")) {
            throw Errors.syntax(at, text);
        }
        String rest = text.substring(1);
        int slash = slashOutsideQuotes(rest);
        String name = slash < 0 ? rest : rest.substring(0, slash);
        String path = slash < 0 ? "" : rest.substring(slash + 1);
        return named(name, path, text, at);
    }

    private static StageReference named(String name, String path, String text, Position at) {
        if (name.isEmpty()) {
            throw Errors.syntax(at, text);
        }
        if (name.equals("~")) {
            return new StageReference(StageReferenceKind.USER, null, path, at);
        }
        int percent = percentOutsideQuotes(name);
        if (percent < 0) {
            return new StageReference(StageReferenceKind.NAMED, nameOf(name, text, at), path, at);
        }
        String table = name.substring(0, percent) + name.substring(percent + 1);
        return new StageReference(StageReferenceKind.TABLE, nameOf(table, text, at), path, at);
    }

    private static ObjectName nameOf(String name, String text, Position at) {
        Grammar grammar = new Grammar(name);
        try {
            ObjectName parsed = grammar.names().objectName();
            grammar.cursor().expectEnd();
            return new ObjectName(parsed.parts(), parsed.deferred(), at);
        } catch (SnowflakeException notAName) {
            throw Errors.syntax(at, text);
        }
    }

    private static int slashOutsideQuotes(String text) {
        return indexOutsideQuotes(text, '/');
    }

    private static int percentOutsideQuotes(String text) {
        return indexOutsideQuotes(text, '%');
    }

    private static int indexOutsideQuotes(String text, char wanted) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && c == wanted) {
                return i;
            }
        }
        return -1;
    }
}
