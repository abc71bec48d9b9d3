package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements of a script that hold no others. */
final class ScriptSimpleParser extends SubjectParser {
    private static final Set<String> HEADS = Set.of(
            "LET",
            "RETURN",
            "RAISE",
            "OPEN",
            "FETCH",
            "CLOSE",
            "NULL",
            "BREAK",
            "EXIT",
            "CONTINUE",
            "ITERATE",
            "AWAIT",
            "CANCEL",
            "ASYNC");

    private final ScriptDeclarationParser declarations;

    ScriptSimpleParser(Grammar grammar, ScriptDeclarationParser declarations) {
        super(grammar);
        this.declarations = declarations;
    }

    boolean isSimple() {
        return cursor.peek().is(TokenKind.WORD) && HEADS.contains(cursor.peek().upper());
    }

    Script statement() {
        Token token = cursor.peek();
        if (token.isWord("ASYNC")) {
            return new Script.Async(declarations.chained(), token.at());
        }
        cursor.next();
        Position at = token.at();
        return switch (token.upper()) {
            case "LET" -> new Script.Let(declarations.declaration(), at);
            case "RETURN" -> returned(at);
            case "RAISE" -> new Script.Raise(optionalName(), at);
            case "OPEN" -> open(at);
            case "FETCH" -> fetch(at);
            case "CLOSE" -> new Script.CloseCursor(grammar.names().identifier(), at);
            case "NULL" -> new Script.NoOp(at);
            case "BREAK", "EXIT" -> new Script.Break(optionalName(), at);
            case "CONTINUE", "ITERATE" -> new Script.Continue(optionalName(), at);
            case "AWAIT" ->
                new Script.Await(cursor.accept("ALL") ? null : grammar.names().identifier(), at);
            case "CANCEL" -> new Script.Cancel(grammar.names().identifier(), at);
            default -> throw Errors.unsupported(token.upper());
        };
    }

    /** {@code name := value}. */
    Script assignment() {
        Identifier name = grammar.names().identifier();
        cursor.expectSymbol(":=");
        if (takesRows(name)) {
            return new Script.AssignResultSet(name, declarations.chained(), name.at());
        }
        return new Script.Assign(name, grammar.expressions().expression(), name.at());
    }

    /** A RESULTSET, and what is assigned is a statement; a CALL, SHOW or another one is never a value. */
    private boolean takesRows(Identifier name) {
        if (cursor.isWord("ASYNC") || (cursor.isSymbol("(") && isStatementWithRows(cursor.peek(1)))) {
            return true;
        }
        return declarations.isResultSet(name) && cursor.isSymbol("(");
    }

    private boolean isStatementWithRows(Token token) {
        boolean head = token.isWord("CALL")
                || token.isWord("SHOW")
                || token.isWord("EXECUTE")
                || token.isWord("DESCRIBE")
                || token.isWord("LIST");
        return head && cursor.peek(2).is(TokenKind.WORD);
    }

    private Script returned(Position at) {
        if (cursor.isSymbol(";")) {
            return new Script.Return(null, at);
        }
        if (!cursor.isWord("TABLE")) {
            return new Script.Return(grammar.expressions().expression(), at);
        }
        cursor.next();
        if (cursor.startsQueryInParentheses()) {
            throw Errors.unsupported("RETURN TABLE(SELECT …)");
        }
        cursor.expectSymbol("(");
        boolean fromCursor = cursor.isWord("RESULTSET_FROM_CURSOR") && cursor.isSymbol(1, "(");
        if (fromCursor) {
            cursor.next();
            cursor.next();
        }
        Identifier source = grammar.names().identifier();
        if (fromCursor) {
            cursor.expectSymbol(")");
        } else if (cursor.isSymbol("(")) {
            throw Errors.unsupported("RETURN TABLE(" + source + "(…))");
        }
        cursor.expectSymbol(")");
        return new Script.ReturnTable(source, fromCursor, at);
    }

    private Script open(Position at) {
        Identifier name = grammar.names().identifier();
        List<Expression> using =
                cursor.accept("USING") ? cursor.parenthesised(grammar.expressions()::expression) : List.of();
        return new Script.OpenCursor(name, using, at);
    }

    private Script fetch(Position at) {
        Identifier name = grammar.names().identifier();
        cursor.expect("INTO");
        return new Script.Fetch(name, cursor.list(this::variable), at);
    }

    /** {@code name} or {@code :name}. */
    Identifier variable() {
        cursor.acceptSymbol(":");
        return grammar.names().identifier();
    }

    private @Nullable Identifier optionalName() {
        return ReservedWords.isName(cursor.peek()) ? grammar.names().identifier() : null;
    }
}
