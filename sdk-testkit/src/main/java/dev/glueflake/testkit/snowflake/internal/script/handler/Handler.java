package dev.glueflake.testkit.snowflake.internal.script.handler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers the calls of a routine that is not in SQL. Thread-safe. */
public interface Handler {
    /** The answer of a scalar function or a procedure, as a cell of the type that it returns. */
    @Nullable
    Object value(HandlerCall call);

    /** The rows of a table function, or of a procedure that returns a table, as cells of its columns' types. */
    List<@Nullable Object[]> rows(HandlerCall call);
}
