package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.When;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Operands that begin with a word or a quoted identifier: keywords with a form of their own, columns, function calls. */
final class WordOperandParser extends SubjectParser {
    /** Functions that are called without parentheses. */
    private static final Set<String> BARE_FUNCTIONS =
            Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "CURRENT_USER", "LOCALTIME", "LOCALTIMESTAMP");

    private static final int MAX_COLUMN_PARTS = 4;

    WordOperandParser(Grammar grammar) {
        super(grammar);
    }

    Expression operand() {
        Token token = cursor.peek();
        if (token.is(TokenKind.QUOTED)) {
            return named();
        }
        return switch (token.upper()) {
            case "NULL" -> new Expression.NullLiteral(cursor.next().at());
            case "TRUE", "FALSE" ->
                new Expression.BooleanLiteral(cursor.next().upper().equals("TRUE"), token.at());
            case "CASE" -> caseOf();
            case "EXISTS" -> exists();
            default -> beforeConstantOrCall(token);
        };
    }

    /** Words that are special only in front of a constant or a parenthesis. */
    private Expression beforeConstantOrCall(Token token) {
        Token following = cursor.peek(1);
        if (following.is(TokenKind.STRING)) {
            return beforeConstant(token, following);
        }
        if (following.isSymbol("(")) {
            return call(token);
        }
        if (BARE_FUNCTIONS.contains(token.upper()) && !following.isSymbol(".")) {
            cursor.next();
            ObjectName name = new ObjectName(List.of(Identifier.unquoted(token.text(), token.at())));
            return new Expression.FunctionCall(name, List.of(), false, List.of(), null, false, null, token.at());
        }
        return named();
    }

    private Expression beforeConstant(Token token, Token constant) {
        return switch (token.upper()) {
            case "DATE", "TIME", "TIMESTAMP", "DECFLOAT", "FLOAT", "UUID" -> typed(token.upper(), token);
            case "INTERVAL" -> new IntervalParser(grammar).interval();
            case "X" -> token.end() == constant.at().offset() ? typed("BINARY", token) : named();
            default -> named();
        };
    }

    private Expression typed(String type, Token token) {
        cursor.next();
        return new Expression.TypedLiteral(
                new TypeName(type, List.of(), token.at()), cursor.next().text(), token.at());
    }

    private Expression call(Token token) {
        return switch (token.upper()) {
            case "CAST", "TRY_CAST" -> cast();
            case "EXTRACT", "DATE_PART" -> extract();
            case "POSITION" -> position();
            case "IDENTIFIER" -> identifier();
            default -> named();
        };
    }

    private Expression caseOf() {
        Token token = cursor.next();
        Expression operand =
                cursor.isWord("WHEN") ? null : grammar.expressions().expression();
        List<When> branches = new ArrayList<>();
        do {
            cursor.expect("WHEN");
            Expression condition = grammar.expressions().expression();
            cursor.expect("THEN");
            branches.add(new When(condition, grammar.expressions().expression()));
        } while (cursor.isWord("WHEN"));
        Expression otherwise = cursor.accept("ELSE") ? grammar.expressions().expression() : null;
        cursor.expect("END");
        return new Expression.Case(operand, branches, otherwise, token.at());
    }

    private Expression exists() {
        Token token = cursor.next();
        cursor.expectSymbol("(");
        Query query = grammar.queries().query();
        cursor.expectSymbol(")");
        return new Expression.Exists(query, token.at());
    }

    private Expression cast() {
        Token token = cursor.next();
        cursor.expectSymbol("(");
        Expression operand = grammar.expressions().expression();
        cursor.expect("AS");
        TypeName type = grammar.types().type();
        boolean renamed = cursor.accept("RENAME");
        if (renamed || cursor.accept("ADD")) {
            cursor.expect("FIELDS");
            operand = new Expression.Reshaped(operand, type, renamed, token.at());
        }
        cursor.expectSymbol(")");
        return new Expression.Cast(operand, type, token.upper().equals("TRY_CAST"), token.at());
    }

    /** {@code EXTRACT(part FROM value)} and {@code DATE_PART(part, value)}, each with FROM or a comma. */
    private Expression extract() {
        Token token = cursor.next();
        cursor.expectSymbol("(");
        Token part = cursor.peek();
        if (!part.is(TokenKind.WORD) && !part.is(TokenKind.STRING)) {
            throw cursor.unexpected();
        }
        cursor.next();
        if (!cursor.acceptSymbol(",")) {
            cursor.expect("FROM");
        }
        Expression value = grammar.expressions().expression();
        cursor.expectSymbol(")");
        return function("DATE_PART", List.of(new Expression.StringLiteral(part.upper(), part.at()), value), token);
    }

    /** {@code POSITION(a IN b)} is {@code POSITION(a, b)}. */
    private Expression position() {
        Token token = cursor.next();
        cursor.expectSymbol("(");
        List<Expression> arguments = new ArrayList<>();
        arguments.add(grammar.expressions().simple());
        boolean more = cursor.accept("IN") || cursor.acceptSymbol(",");
        if (more) {
            arguments.addAll(grammar.expressions().list());
        }
        cursor.expectSymbol(")");
        return function("POSITION", arguments, token);
    }

    private static Expression function(String name, List<Expression> values, Token token) {
        List<Expression.Argument> arguments = values.stream()
                .map(value -> new Expression.Argument(null, value))
                .toList();
        ObjectName function = new ObjectName(List.of(Identifier.unquoted(name, token.at())));
        return new Expression.FunctionCall(function, arguments, false, List.of(), null, false, null, token.at());
    }

    private Expression identifier() {
        Token token = cursor.peek();
        ObjectName name = grammar.names().identifierFunction();
        if (cursor.isSymbol("(")) {
            return grammar.functions().call(name);
        }
        List<Identifier> parts = new ArrayList<>(name.parts());
        while (cursor.acceptSymbol(".")) {
            parts.add(grammar.names().identifier());
        }
        Expression deferred = name.deferred();
        return deferred == null
                ? new Expression.ColumnReference(parts, token.at())
                : new Expression.DeferredColumn(deferred, parts, token.at());
    }

    private Expression named() {
        Token first = cursor.peek();
        boolean function = cursor.isSymbol(1, "(") && ReservedWords.isFunction(first);
        List<Identifier> parts = new ArrayList<>(2);
        parts.add(grammar.names().identifier(token -> function || ReservedWords.isColumnReference(token)));
        while (cursor.isSymbol(".") && parts.size() < MAX_COLUMN_PARTS) {
            cursor.next();
            if (cursor.peek().is(TokenKind.POSITION) && parts.size() == 1) {
                return grammar.operands().positional(parts.get(0));
            }
            parts.add(grammar.names().identifier());
        }
        if (cursor.isSymbol("(") && !cursor.isSymbol(1, "+")) {
            return grammar.functions().call(new ObjectName(parts));
        }
        return new Expression.ColumnReference(parts, first.at());
    }
}
