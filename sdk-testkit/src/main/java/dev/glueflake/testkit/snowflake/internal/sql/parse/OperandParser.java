package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Entry;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Operands: constants, variables, binds, names, what stands in brackets; words go on to {@link WordOperandParser}. */
final class OperandParser extends SubjectParser {
    private final WordOperandParser words;
    private final EscapeParser escapes;

    OperandParser(Grammar grammar) {
        super(grammar);
        words = new WordOperandParser(grammar);
        escapes = new EscapeParser(grammar);
    }

    Expression operand() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case WORD, QUOTED -> words.operand();
            case NUMBER -> new Expression.NumberLiteral(cursor.next().text(), token.at());
            case STRING, DOLLAR_STRING ->
                new Expression.StringLiteral(cursor.next().text(), token.at());
            case VARIABLE -> new Expression.SessionVariable(cursor.next().text().toUpperCase(Locale.ROOT), token.at());
            case POSITION -> positional(null);
            case STAGE -> throw Errors.unsupported("stage reference in an expression");
            case SYMBOL -> symbol(token);
            case FILE, END -> throw cursor.unexpected();
        };
    }

    /** {@code $1}; the table before it is already read. */
    Expression positional(@Nullable Identifier table) {
        Token token = cursor.next();
        return new Expression.PositionalColumn(table, number(token), token.at());
    }

    private int number(Token token) {
        try {
            int number = Integer.parseInt(token.text());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException tooLong) {
            // Falls through: neither it nor 0 is a number that a column or bind can have.
        }
        throw cursor.unexpected(token);
    }

    private Expression symbol(Token token) {
        return switch (token.text()) {
            case "(" -> inParentheses(token);
            case "?" -> {
                cursor.next();
                yield new Expression.BindReference(cursor.nextQuestionMark(), token.at());
            }
            case ":" -> colon(token);
            case "[" -> array(token);
            case "{" -> object(token);
            default -> throw cursor.unexpected();
        };
    }

    private Expression inParentheses(Token open) {
        boolean query = cursor.startsQueryInParentheses();
        cursor.next();
        if (query) {
            Query inner = grammar.queries().query();
            cursor.expectSymbol(")");
            return new Expression.ScalarQuery(inner, open.at());
        }
        List<Expression> items = grammar.expressions().list();
        cursor.expectSymbol(")");
        return items.size() == 1 ? items.get(0) : new Expression.Tuple(items, open.at());
    }

    /** {@code :1} or {@code :name}. */
    private Expression colon(Token colon) {
        cursor.next();
        Token token = cursor.peek();
        if (token.is(TokenKind.NUMBER)) {
            int index = number(cursor.next());
            cursor.noteBind(index);
            return new Expression.BindReference(index, colon.at());
        }
        return new Expression.ScriptVariable(grammar.names().identifier().text(), colon.at());
    }

    private Expression array(Token open) {
        cursor.next();
        List<Expression> items =
                cursor.isSymbol("]") ? List.of() : grammar.expressions().list();
        cursor.expectSymbol("]");
        return new Expression.ArrayLiteral(items, open.at());
    }

    private Expression object(Token open) {
        cursor.next();
        if (escapes.isInside()) {
            return escapes.escape();
        }
        if (grammar.functions().stars().isStar()) {
            Expression.Argument columns =
                    new Expression.Argument(null, grammar.functions().stars().star());
            cursor.expectSymbol("}");
            ObjectName name = new ObjectName(List.of(Identifier.unquoted("OBJECT_CONSTRUCT", open.at())));
            return new Expression.FunctionCall(name, List.of(columns), false, List.of(), null, false, null, open.at());
        }
        List<Entry> entries = cursor.isSymbol("}") ? new ArrayList<>() : cursor.list(this::entry);
        cursor.expectSymbol("}");
        return new Expression.ObjectLiteral(entries, open.at());
    }

    private Entry entry() {
        String key = cursor.string();
        cursor.expectSymbol(":");
        return new Entry(key, grammar.expressions().expression());
    }
}
