package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cursors and RESULTSETs, and rows into variables. */
final class RowSources {
    private final ScriptContext context;
    private final Frame frame;
    private final Declarations declarations;

    RowSources(ScriptContext context) {
        this.context = context;
        this.frame = context.frame();
        this.declarations = new Declarations(context);
    }

    /** What RETURN TABLE gives back. */
    StatementResult of(Script.ReturnTable statement) {
        if (!statement.cursor()) {
            return filled(statement.source());
        }
        return frame.require(Cursor.class, "cursor", statement.source()).rows();
    }

    /** All rows of a RESULTSET or a cursor; a cursor that is closed is opened for it. */
    StatementResult of(Identifier name, Position at) {
        if (frame.find(ResultSet.class, name.text()).isPresent()) {
            return filled(name);
        }
        Cursor cursor = frame.require(Cursor.class, "cursor or resultset", name);
        return cursor.isOpen() ? cursor.rows() : rows(cursor, Binds.none(), at);
    }

    void open(Script.OpenCursor statement) {
        Cursor cursor = frame.require(Cursor.class, "cursor", statement.cursor());
        List<TypedValue> using =
                statement.using().stream().map(context::evaluate).toList();
        cursor.open(rows(cursor, using.isEmpty() ? Binds.none() : Binds.of(using), statement.at()));
    }

    /** Behind the last row the variables become NULL. Variables and columns without a partner stay as they are. */
    void fetch(Script.Fetch statement) {
        Cursor cursor = frame.require(Cursor.class, "cursor", statement.cursor());
        context.failing(ScriptException.STATEMENT_ERROR, statement.at(), () -> {
            @Nullable Object[] row = cursor.fetch();
            int known =
                    Math.min(statement.into().size(), cursor.rows().columns().size());
            List<ResultColumn> columns = cursor.rows().columns();
            for (int i = 0; i < known; i++) {
                declarations.assign(
                        statement.into().get(i), CursorValues.of(columns.get(i), row == null ? null : row[i]));
            }
            return true;
        });
    }

    /** SELECT … INTO: exactly one row. */
    boolean into(StatementResult result, Script.Sql sql) {
        if (result.rows().size() != 1) {
            throw new SnowflakeException(
                    "090227",
                    "P0000",
                    "A SELECT INTO statement expects exactly 1 returned row, but got "
                            + result.rows().size() + ".");
        }
        if (sql.into().size() != result.columns().size()) {
            throw new SnowflakeException(
                    "090226",
                    "P0000",
                    "INTO has " + sql.into().size() + " variables for "
                            + result.columns().size() + " columns.");
        }
        @Nullable Object[] row = result.rows().get(0);
        for (int i = 0; i < row.length; i++) {
            declarations.assign(
                    sql.into().get(i), new TypedValue(result.columns().get(i).type(), row[i]));
        }
        return true;
    }

    private StatementResult rows(Cursor cursor, Binds binds, Position at) {
        return cursor.query()
                .map(query -> context.run(new Statement.Select(query), binds, at))
                .orElseGet(() -> filled(cursor.resultSet()));
    }

    private StatementResult filled(Identifier name) {
        ResultSet rows = frame.require(ResultSet.class, "resultset", name);
        if (!rows.isAwaited()) {
            throw Errors.compilation(
                    "090228", "P0000", "RESULTSET '" + name.text() + "' has an asynchronous job. AWAIT it first.");
        }
        StatementResult result = rows.result();
        if (result == null) {
            throw Errors.compilation("090228", "P0000", "RESULTSET '" + name.text() + "' has no query yet.");
        }
        return result;
    }
}
