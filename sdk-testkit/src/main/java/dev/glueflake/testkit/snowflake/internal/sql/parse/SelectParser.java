package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.GroupBy;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.Hierarchy;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.SelectItem;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SELECT with its clauses. */
final class SelectParser extends SubjectParser {
    private final GroupByParser groups;
    private @Nullable List<Identifier> into;

    SelectParser(Grammar grammar) {
        super(grammar);
        groups = new GroupByParser(grammar);
    }

    /** From now on the INTO of a SELECT goes to {@code variables}; null where a script has none. */
    void collectInto(@Nullable List<Identifier> variables) {
        into = variables;
    }

    /** A SELECT, or {@link Query.Ordered} over one where it has a TOP. */
    Query select() {
        Token token = cursor.peek();
        cursor.expect("SELECT");
        boolean distinct = cursor.accept("DISTINCT");
        if (!distinct) {
            cursor.accept("ALL");
        }
        Expression top = top();
        Query.Select select = clauses(distinct, items(), token);
        return top == null ? select : new Query.Ordered(select, List.of(), top, null);
    }

    private @Nullable Expression top() {
        boolean limited = cursor.isWord("TOP") && isLimit(cursor.peek(1));
        if (!limited) {
            return null;
        }
        cursor.next();
        return grammar.operands().operand();
    }

    private static boolean isLimit(Token token) {
        return switch (token.kind()) {
            case NUMBER, VARIABLE -> true;
            default -> token.isSymbol("?") || token.isSymbol(":");
        };
    }

    private Query.Select clauses(boolean distinct, List<SelectItem> items, Token token) {
        into();
        List<TableExpression> from = cursor.accept("FROM") ? grammar.tables().list() : List.of();
        Expression where = clause("WHERE");
        Hierarchy hierarchy = hierarchy();
        GroupBy groupBy = cursor.accept("GROUP", "BY") ? groups.groupBy() : null;
        Expression having = clause("HAVING");
        Expression qualify = clause("QUALIFY");
        return new Query.Select(distinct, items, from, where, hierarchy, groupBy, having, qualify, token.at());
    }

    private @Nullable Expression clause(String word) {
        return cursor.accept(word) ? grammar.expressions().expression() : null;
    }

    /** START WITH and CONNECT BY, in either order. */
    private @Nullable Hierarchy hierarchy() {
        Expression root = cursor.accept("START", "WITH") ? grammar.expressions().expression() : null;
        if (!cursor.accept("CONNECT", "BY")) {
            if (root != null) {
                throw cursor.unexpected();
            }
            return null;
        }
        if (cursor.isWord("NOCYCLE")) {
            throw Errors.unsupported("CONNECT BY NOCYCLE");
        }
        Expression step = steps();
        if (root == null && cursor.accept("START", "WITH")) {
            root = grammar.expressions().expression();
        }
        return new Hierarchy(root, step);
    }

    /** Several conditions may stand between commas, too. */
    private Expression steps() {
        Expression all = grammar.expressions().expression();
        while (cursor.acceptSymbol(",")) {
            Expression more = grammar.expressions().expression();
            all = new Expression.Binary(Expression.BinaryOperator.AND, all, more, all.at());
        }
        return all;
    }

    private void into() {
        if (!cursor.isWord("INTO") || into == null) {
            return;
        }
        cursor.next();
        into.addAll(cursor.list(this::variable));
    }

    private Identifier variable() {
        cursor.acceptSymbol(":");
        return grammar.names().identifier();
    }

    private List<SelectItem> items() {
        List<SelectItem> items = new ArrayList<>();
        do {
            items.add(item());
            // A comma before FROM is one too many; Snowflake allows it.
        } while (cursor.acceptSymbol(",") && !cursor.isWord("FROM"));
        return items;
    }

    private SelectItem item() {
        Token first = cursor.peek();
        StarParser stars = grammar.functions().stars();
        Expression expression =
                stars.isStar() ? stars.star() : grammar.expressions().expression();
        String text = cursor.textSince(first);
        return new SelectItem(expression, expression instanceof Expression.Star ? null : alias(), text);
    }

    private @Nullable Identifier alias() {
        if (cursor.accept("AS")) {
            return grammar.names().identifier();
        }
        return ReservedWords.isBareAlias(cursor.peek()) ? grammar.names().identifier() : null;
    }
}
