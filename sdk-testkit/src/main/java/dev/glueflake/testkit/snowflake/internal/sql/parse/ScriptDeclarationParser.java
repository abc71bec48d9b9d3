package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Declaration;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What DECLARE and LET declare. Remembers the RESULTSETs: an assignment to one takes a query's rows, not its value. */
final class ScriptDeclarationParser extends SubjectParser {
    private static final int DEFAULT_CODE = -20000;

    private final Set<String> resultSets = new HashSet<>();
    private final Deque<String> rows = new ArrayDeque<>();

    ScriptDeclarationParser(Grammar grammar) {
        super(grammar);
    }

    boolean isResultSet(Identifier name) {
        return resultSets.contains(name.text());
    }

    /** Parses the body of a FOR over rows, each of which has that name there. */
    <T> T withRow(Identifier row, Supplier<T> body) {
        rows.push(row.text());
        T parsed = body.get();
        rows.pop();
        return parsed;
    }

    /** All up to BEGIN. */
    List<Declaration> declarations() {
        List<Declaration> all = new ArrayList<>();
        while (!cursor.isWord("BEGIN")) {
            all.add(declaration());
            cursor.expectSymbol(";");
        }
        return all;
    }

    Declaration declaration() {
        Identifier name = grammar.names().identifier();
        if (cursor.accept("CURSOR")) {
            return cursorFor(name);
        }
        if (cursor.accept("RESULTSET")) {
            return resultSet(name);
        }
        if (cursor.accept("EXCEPTION")) {
            return exception(name);
        }
        if (cursor.accept("PROCEDURE")) {
            return grammar.routines().nested(name);
        }
        resultSets.remove(name.text());
        return variable(name);
    }

    private Declaration cursorFor(Identifier name) {
        cursor.expect("FOR");
        boolean query = cursor.startsQuery() || cursor.startsQueryInParentheses();
        return query
                ? new Declaration.Cursor(name, grammar.queries().query())
                : new Declaration.ResultSetCursor(name, grammar.names().identifier());
    }

    private Declaration resultSet(Identifier name) {
        resultSets.add(name.text());
        return new Declaration.ResultSet(name, isAssigned() ? work() : null);
    }

    /** {@code (SELECT …)} or another statement with rows, perhaps behind ASYNC. A declaration takes no chain of them. */
    private Script.Work work() {
        return work(grammar.statements()::statement);
    }

    /** The same, or a chain of statements. */
    Script.Work chained() {
        return work(grammar.statements()::chain);
    }

    private Script.Work work(Supplier<Statement> parse) {
        boolean async = cursor.accept("ASYNC");
        cursor.expectSymbol("(");
        Statement statement = parse.get();
        cursor.expectSymbol(")");
        return new Script.Work(statement, async);
    }

    private Declaration exception(Identifier name) {
        if (!cursor.acceptSymbol("(")) {
            return new Declaration.NamedException(name, DEFAULT_CODE, "");
        }
        Token at = cursor.peek();
        long code = cursor.integer();
        if (code < Integer.MIN_VALUE || code > Integer.MAX_VALUE) {
            throw cursor.unexpected(at);
        }
        cursor.expectSymbol(",");
        String message = cursor.string();
        cursor.expectSymbol(")");
        return new Declaration.NamedException(name, (int) code, message);
    }

    private Declaration variable(Identifier name) {
        boolean typed = !cursor.isSymbol(":=") && !cursor.isWord("DEFAULT");
        @Nullable TypeName type = typed ? grammar.types().type() : null;
        @Nullable Expression initial = isAssigned() ? grammar.expressions().expression() : null;
        if (type == null && isOfRow(initial)) {
            throw new SnowflakeException(
                    "092228",
                    "P0000",
                    "SQL compilation error:\n  error line " + name.at().line() + " at position "
                            + name.at().column() + " variable '" + name.text()
                            + "' cannot have its type inferred from initializer");
        }
        return new Declaration.Variable(name, type, initial);
    }

    /** Nobody knows the types of a row's columns before its cursor is open. */
    private boolean isOfRow(@Nullable Expression initial) {
        return initial instanceof Expression.ColumnReference column
                && column.parts().size() == 2
                && rows.contains(column.parts().get(0).text());
    }

    private boolean isAssigned() {
        return cursor.acceptSymbol(":=") || cursor.accept("DEFAULT");
    }
}
