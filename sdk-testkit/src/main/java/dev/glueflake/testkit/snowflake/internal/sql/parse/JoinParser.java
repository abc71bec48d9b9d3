package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.JoinKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins, from left to right. */
final class JoinParser extends SubjectParser {
    /** Whether the join that is read now is DIRECTED. */
    private boolean directed;

    JoinParser(Grammar grammar) {
        super(grammar);
    }

    TableExpression joined() {
        TableExpression left = grammar.tables().table();
        int chain = 0;
        while (true) {
            if (cursor.accept("ASOF", "JOIN")) {
                left = asof(left);
                cursor.checkDepth(++chain);
                continue;
            }
            boolean natural = cursor.accept("NATURAL");
            directed = false;
            JoinKind kind = kind();
            if (kind == null) {
                if (natural) {
                    throw cursor.unexpected();
                }
                return left;
            }
            left = join(left, kind, natural);
            cursor.checkDepth(++chain);
        }
    }

    private TableExpression asof(TableExpression left) {
        TableExpression right = grammar.tables().table();
        cursor.expect("MATCH_CONDITION");
        Token open = cursor.peek();
        cursor.expectSymbol("(");
        if (!(grammar.expressions().expression() instanceof Expression.Binary match)) {
            throw cursor.unexpected(open);
        }
        cursor.expectSymbol(")");
        Expression on = cursor.accept("ON") ? grammar.expressions().expression() : null;
        boolean using = on == null && cursor.accept("USING");
        return new TableExpression.AsofJoin(
                left, right, match, on, using ? grammar.names().columnList() : List.of());
    }

    private @Nullable JoinKind kind() {
        if (cursor.accept("JOIN")) {
            return JoinKind.INNER;
        }
        if (cursor.accept("INNER")) {
            return closed(JoinKind.INNER);
        }
        if (cursor.accept("CROSS")) {
            return closed(JoinKind.CROSS);
        }
        for (JoinKind outer : List.of(JoinKind.LEFT, JoinKind.RIGHT, JoinKind.FULL)) {
            if (cursor.accept(outer.name())) {
                cursor.accept("OUTER");
                return closed(outer);
            }
        }
        return null;
    }

    /** DIRECTED says which side is read first, which no result shows. */
    private JoinKind closed(JoinKind kind) {
        directed = cursor.accept("DIRECTED");
        cursor.expect("JOIN");
        return kind;
    }

    /** {@code FIRST(alias)} or {@code LAST(alias)} behind the condition of a directed join. */
    private void readOrder(boolean inOrder, TableExpression left, TableExpression right) {
        boolean written = (cursor.isWord("FIRST") || cursor.isWord("LAST")) && cursor.isSymbol(1, "(");
        if (!written) {
            return;
        }
        if (!inOrder) {
            throw Errors.compilation("001867", "42601", "FIRST or LAST is only valid on a DIRECTED JOIN.");
        }
        cursor.next();
        cursor.expectSymbol("(");
        Identifier alias = grammar.names().identifier();
        cursor.expectSymbol(")");
        if (!isCalled(left, alias) && !isCalled(right, alias)) {
            throw Errors.compilation(
                    "001868",
                    "42601",
                    "FIRST or LAST requires two direct operands, and alias '" + alias + "' must name one of them.");
        }
    }

    /** A join has no name. */
    private static boolean isCalled(TableExpression table, Identifier name) {
        if (table instanceof TableExpression.Named named) {
            Identifier own =
                    named.alias() == null ? named.name().last() : named.alias().name();
            return own.text().equals(name.text());
        }
        return !(table instanceof TableExpression.Join);
    }

    private TableExpression join(TableExpression left, JoinKind kind, boolean natural) {
        boolean inOrder = directed;
        boolean lateral = cursor.isWord("LATERAL");
        TableExpression right = grammar.tables().table();
        boolean conditional = !natural && kind != JoinKind.CROSS;
        Expression on =
                conditional && cursor.accept("ON") ? grammar.expressions().expression() : null;
        boolean using = conditional && on == null && cursor.accept("USING");
        List<Identifier> columns = using ? grammar.names().columnList() : List.of();
        if (on != null || using) {
            readOrder(inOrder, left, right);
        }
        return new TableExpression.Join(left, kind, natural, lateral, right, on, columns);
    }
}
