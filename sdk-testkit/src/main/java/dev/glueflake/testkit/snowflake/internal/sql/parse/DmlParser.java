package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.Alias;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Assignment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE, DELETE and TRUNCATE. */
final class DmlParser extends SubjectParser {

    DmlParser(Grammar grammar) {
        super(grammar);
    }

    Statement statement() {
        return switch (cursor.next().upper()) {
            case "INSERT" -> insert();
            case "UPDATE" -> update();
            case "DELETE" -> delete();
            default -> truncate();
        };
    }

    private Statement insert() {
        boolean overwrite = cursor.accept("OVERWRITE");
        if (cursor.isWord("ALL") || cursor.isWord("FIRST")) {
            return new InsertAllParser(grammar).insert(overwrite);
        }
        cursor.expect("INTO");
        ObjectName table = grammar.names().tableName();
        boolean columns = cursor.isSymbol("(") && !cursor.startsQueryInParentheses();
        List<Identifier> names = columns ? cursor.parenthesised(grammar.names()::lastOfColumnName) : List.of();
        if (!cursor.startsQuery() && !cursor.startsQueryInParentheses()) {
            throw cursor.unexpected();
        }
        return new Statement.Insert(table, names, overwrite, grammar.queries().query());
    }

    private Statement update() {
        ObjectName table = grammar.names().tableName();
        Alias alias = grammar.tables().alias();
        cursor.expect("SET");
        List<Assignment> assignments = cursor.list(this::assignment);
        List<TableExpression> from = cursor.accept("FROM") ? grammar.tables().list() : List.of();
        return new Statement.Update(table, alias, assignments, from, where());
    }

    /** {@code [t.]column = value}. */
    Assignment assignment() {
        Identifier column = grammar.names().lastOfColumnName();
        cursor.expectSymbol("=");
        return new Assignment(column, valueOrDefault());
    }

    /** Null for DEFAULT. */
    @Nullable
    Expression valueOrDefault() {
        boolean byDefault = cursor.isWord("DEFAULT") && !cursor.isSymbol(1, ".");
        if (byDefault) {
            cursor.next();
            return null;
        }
        return grammar.expressions().expression();
    }

    private Statement delete() {
        cursor.expect("FROM");
        ObjectName table = grammar.names().tableName();
        Alias alias = grammar.tables().alias();
        List<TableExpression> using = cursor.accept("USING") ? grammar.tables().list() : List.of();
        return new Statement.Delete(table, alias, using, where());
    }

    private @Nullable Expression where() {
        return cursor.accept("WHERE") ? grammar.expressions().expression() : null;
    }

    private Statement truncate() {
        if (cursor.isWord("MATERIALIZED")) {
            throw Refusals.kind("TRUNCATE", cursor);
        }
        cursor.accept("TABLE");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        return new Statement.Truncate(grammar.names().tableName(), ifExists);
    }
}
