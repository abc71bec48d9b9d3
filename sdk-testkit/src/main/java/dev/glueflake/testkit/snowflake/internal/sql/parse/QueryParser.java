package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.OrderItem;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.CommonTable;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries around their SELECTs: WITH, ORDER BY and LIMIT, VALUES, parentheses. */
final class QueryParser extends SubjectParser {
    /** A query takes that many more of the parser's frames than an expression. */
    private static final int LEVELS = 4;

    private final SetOperationParser setOperations;

    QueryParser(Grammar grammar) {
        super(grammar);
        setOperations = new SetOperationParser(grammar, this::term);
    }

    Query query() {
        cursor.enter(LEVELS);
        Query query = cursor.isWord("WITH") ? with() : ordered();
        cursor.leave(LEVELS);
        return query;
    }

    private Query with() {
        cursor.expect("WITH");
        boolean recursive = cursor.accept("RECURSIVE");
        List<CommonTable> tables = cursor.list(this::commonTable);
        return new Query.With(recursive, tables, ordered());
    }

    private CommonTable commonTable() {
        Identifier name = grammar.names().identifier();
        List<Identifier> columns = cursor.isSymbol("(") ? grammar.names().columnList() : List.of();
        cursor.expect("AS");
        cursor.expectSymbol("(");
        Query query = query();
        cursor.expectSymbol(")");
        return new CommonTable(name, columns, query);
    }

    /** ORDER BY and LIMIT belong to the whole, except the TOP of a SELECT that stands alone: that is the same limit. */
    private Query ordered() {
        boolean inParentheses = cursor.isSymbol("(");
        Query body = setOperations.query();
        List<OrderItem> order = grammar.windows().orderBy();
        Limits limits = limits();
        refuseForUpdate();
        if (body instanceof Query.Ordered top && !inParentheses && limits.isNone()) {
            return new Query.Ordered(top.body(), order, top.limit(), null);
        }
        return order.isEmpty() && limits.isNone()
                ? body
                : new Query.Ordered(body, order, limits.limit(), limits.offset());
    }

    private record Limits(
            @Nullable Expression limit, @Nullable Expression offset) {
        boolean isNone() {
            return limit == null && offset == null;
        }
    }

    private Limits limits() {
        if (cursor.accept("LIMIT")) {
            Expression limit = grammar.expressions().simple();
            return new Limits(
                    limit, cursor.accept("OFFSET") ? grammar.expressions().simple() : null);
        }
        Expression offset = null;
        if (cursor.accept("OFFSET")) {
            offset = grammar.expressions().simple();
            acceptRows();
        }
        if (!cursor.accept("FETCH")) {
            return new Limits(null, offset);
        }
        if (!cursor.accept("FIRST")) {
            cursor.accept("NEXT");
        }
        Expression limit = grammar.expressions().simple();
        acceptRows();
        cursor.accept("ONLY");
        return new Limits(limit, offset);
    }

    private void acceptRows() {
        if (!cursor.accept("ROWS")) {
            cursor.accept("ROW");
        }
    }

    private void refuseForUpdate() {
        if (cursor.areWords("FOR", "UPDATE")) {
            throw Errors.unsupported("SELECT … FOR UPDATE");
        }
    }

    private Query term() {
        Token token = cursor.peek();
        if (token.isSymbol("(")) {
            cursor.next();
            Query query = query();
            cursor.expectSymbol(")");
            return query;
        }
        return token.isWord("VALUES") ? values() : grammar.selects().select();
    }

    /** {@code VALUES (…), (…)}; the word is at the cursor. */
    Query.Values values() {
        Token token = cursor.peek();
        cursor.expect("VALUES");
        return new Query.Values(cursor.list(this::row), token.at());
    }

    /** Values in parentheses, DEFAULT among them. */
    List<Expression> row() {
        return cursor.parenthesised(this::value);
    }

    private Expression value() {
        boolean byDefault = cursor.isWord("DEFAULT") && (cursor.isSymbol(1, ",") || cursor.isSymbol(1, ")"));
        return byDefault
                ? new Expression.DefaultValue(cursor.next().at())
                : grammar.expressions().expression();
    }
}
