package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cursor over a query or a RESULTSET; closed until it is opened. Not thread-safe. */
final class Cursor {
    private final String name;
    private final @Nullable Query query;
    private final @Nullable Identifier resultSet;
    private @Nullable StatementResult rows;
    private int next;

    Cursor(String name, @Nullable Query query, @Nullable Identifier resultSet) {
        this.name = name;
        this.query = query;
        this.resultSet = resultSet;
    }

    Optional<Query> query() {
        return Optional.ofNullable(query);
    }

    /** The RESULTSET that it goes over where it has no query. */
    Identifier resultSet() {
        if (resultSet == null) {
            throw new IllegalStateException("the cursor has a query");
        }
        return resultSet;
    }

    void open(StatementResult result) {
        rows = result;
        next = 0;
    }

    boolean isOpen() {
        return rows != null;
    }

    /** The next row, or null behind the last one. */
    @Nullable
    Object @Nullable [] fetch() {
        StatementResult open = rows;
        if (open == null) {
            throw notOpen();
        }
        return next < open.rows().size() ? open.rows().get(next++) : null;
    }

    StatementResult rows() {
        if (rows == null) {
            throw notOpen();
        }
        return rows;
    }

    void close() {
        rows = null;
    }

    private SnowflakeException notOpen() {
        return Errors.compilation("090220", "24000", "Cursor '" + name + "' is not open.");
    }
}
