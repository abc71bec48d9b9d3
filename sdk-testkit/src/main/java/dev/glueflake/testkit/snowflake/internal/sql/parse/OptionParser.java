package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** {@code NAME = value} in its many forms; which options there are is for those to say who read the tree. */
final class OptionParser extends SubjectParser {
    private boolean deferred;

    OptionParser(Grammar grammar) {
        super(grammar);
    }

    /** Options up to the first thing that is none, with blanks or commas between. */
    List<Option> options() {
        List<Option> options = new ArrayList<>();
        while (isOption()) {
            options.add(option());
            skipComma();
        }
        return options;
    }

    /** Whether the value of an option was a variable or a bind since this was last said; it goes on from what is said now. */
    boolean tookDeferred(boolean now) {
        boolean took = deferred;
        deferred = now;
        return took;
    }

    boolean isOption() {
        return cursor.peek().is(TokenKind.WORD) && cursor.isSymbol(1, "=");
    }

    Option option() {
        Token name = cursor.expect(TokenKind.WORD);
        cursor.expectSymbol("=");
        return new Option(name.upper(), value(), name.at());
    }

    /** {@code NAME => value}, in the parentheses of a stage in FROM. */
    Option arrowOption() {
        Token name = cursor.expect(TokenKind.WORD);
        cursor.expectSymbol("=>");
        if (cursor.isSymbol("(")) {
            throw cursor.unexpected();
        }
        return new Option(name.upper(), value(), name.at());
    }

    /** {@code [WITH] TAG (name = 'value', …)}; the words are at the cursor. */
    Option tag() {
        Token name = cursor.peek();
        cursor.accept("WITH");
        cursor.expect("TAG");
        List<Option> tags = cursor.parenthesised(this::tagValue);
        return new Option("TAG", new OptionValue.Group(tags), name.at());
    }

    boolean isTag() {
        return (cursor.isWord("TAG") && cursor.isSymbol(1, "(")) || cursor.areWords("WITH", "TAG");
    }

    private Option tagValue() {
        ObjectName name = grammar.names().objectName();
        cursor.expectSymbol("=");
        return new Option(name.toString(), new OptionValue.Text(cursor.string()), name.at());
    }

    private void skipComma() {
        if (cursor.isSymbol(",") && cursor.peek(1).is(TokenKind.WORD) && cursor.isSymbol(2, "=")) {
            cursor.next();
        }
    }

    private OptionValue value() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case STRING, DOLLAR_STRING -> new OptionValue.Text(cursor.next().text());
            case NUMBER -> new OptionValue.NumberText(cursor.next().text());
            case WORD, QUOTED -> wordOrName();
            case SYMBOL -> symbol(token);
            case VARIABLE -> held();
            default -> throw cursor.unexpected();
        };
    }

    private OptionValue symbol(Token token) {
        if (token.isSymbol("?") || token.isSymbol(":")) {
            return held();
        }
        return token.isSymbol("(") ? inParentheses() : negativeNumber();
    }

    private OptionValue held() {
        deferred = true;
        return new OptionValue.Deferred(grammar.operands().operand());
    }

    private OptionValue negativeNumber() {
        cursor.expectSymbol("-");
        return new OptionValue.NumberText("-" + cursor.expect(TokenKind.NUMBER).text());
    }

    private OptionValue wordOrName() {
        Token token = cursor.peek();
        if (token.is(TokenKind.WORD) && !cursor.isSymbol(1, ".")) {
            return new OptionValue.Word(cursor.next().upper());
        }
        return new OptionValue.Name(grammar.names().objectName());
    }

    private OptionValue inParentheses() {
        cursor.enter(1);
        cursor.expectSymbol("(");
        OptionValue value = isOption() ? new OptionValue.Group(options()) : new OptionValue.Items(items());
        cursor.expectSymbol(")");
        cursor.leave(1);
        return value;
    }

    private List<OptionValue> items() {
        return cursor.isSymbol(")") ? List.of() : cursor.list(this::value);
    }
}
