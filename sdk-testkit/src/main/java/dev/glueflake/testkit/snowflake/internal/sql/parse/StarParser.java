package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Renamed;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Replaced;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Star;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.StarModifiers;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code *} and {@code t.*} with their modifiers. */
final class StarParser extends SubjectParser {

    StarParser(Grammar grammar) {
        super(grammar);
    }

    /** Whether a star, qualified or not, stands here. */
    boolean isStar() {
        int ahead = 0;
        while (ReservedWords.isName(cursor.peek(ahead)) && cursor.isSymbol(ahead + 1, ".")) {
            ahead += 2;
        }
        return cursor.isSymbol(ahead, "*");
    }

    Star star() {
        Token first = cursor.peek();
        List<Identifier> qualifier = new ArrayList<>();
        while (!cursor.isSymbol("*")) {
            qualifier.add(grammar.names().identifier());
            cursor.expectSymbol(".");
        }
        cursor.expectSymbol("*");
        return new Star(qualifier.isEmpty() ? null : new ObjectName(qualifier), modifiers(), first.at());
    }

    private StarModifiers modifiers() {
        String ilike = cursor.accept("ILIKE") ? cursor.string() : null;
        List<Identifier> exclude = cursor.accept("EXCLUDE") ? oneOrMore(grammar.names()::lastOfColumnName) : List.of();
        List<Replaced> replace = cursor.isWord("REPLACE") && cursor.isSymbol(1, "(") && cursor.accept("REPLACE")
                ? cursor.parenthesised(this::replaced)
                : List.of();
        List<Renamed> rename = cursor.accept("RENAME") ? oneOrMore(this::renamed) : List.of();
        boolean none = ilike == null && exclude.isEmpty() && replace.isEmpty() && rename.isEmpty();
        return none ? StarModifiers.NONE : new StarModifiers(exclude, rename, replace, ilike);
    }

    private <T> List<T> oneOrMore(Supplier<T> one) {
        return cursor.isSymbol("(") ? cursor.parenthesised(one) : List.of(one.get());
    }

    private Replaced replaced() {
        Expression with = grammar.expressions().expression();
        cursor.expect("AS");
        return new Replaced(with, grammar.names().identifier());
    }

    private Renamed renamed() {
        Identifier from = grammar.names().lastOfColumnName();
        cursor.expect("AS");
        return new Renamed(from, grammar.names().identifier());
    }
}
