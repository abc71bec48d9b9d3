package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ALTER TABLE says to the services behind a table: automatic clustering and search optimization. */
final class TableServiceParser extends SubjectParser {

    TableServiceParser(Grammar grammar) {
        super(grammar);
    }

    /** Null where none of these changes stands here. */
    @Nullable
    TableChange change() {
        if (cursor.areWords("SUSPEND", "RECLUSTER") || cursor.areWords("RESUME", "RECLUSTER")) {
            boolean suspend = cursor.next().isWord("SUSPEND");
            cursor.expect("RECLUSTER");
            return new TableChange.Recluster(suspend);
        }
        if (cursor.areWords("ADD", "SEARCH", "OPTIMIZATION") || cursor.areWords("DROP", "SEARCH", "OPTIMIZATION")) {
            boolean add = cursor.next().isWord("ADD");
            cursor.expect("SEARCH", "OPTIMIZATION");
            List<String> targets = cursor.accept("ON") ? cursor.list(this::target) : List.of();
            return new TableChange.SearchOptimization(add, targets);
        }
        return null;
    }

    /** {@code METHOD(column, …)}, or a column or number of DROP. */
    private String target() {
        Token first = cursor.next();
        if (cursor.isSymbol("(")) {
            skipParenthesised();
        }
        return cursor.textSince(first);
    }

    private void skipParenthesised() {
        cursor.expectSymbol("(");
        while (!cursor.acceptSymbol(")")) {
            if (cursor.isSymbol("(")) {
                skipParenthesised();
            } else if (cursor.atEnd()) {
                throw cursor.unexpected();
            } else {
                cursor.next();
            }
        }
    }
}
