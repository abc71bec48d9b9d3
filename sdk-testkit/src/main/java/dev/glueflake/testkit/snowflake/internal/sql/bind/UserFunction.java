package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user-defined function that a call means: it is bound in its place, in the function's own surroundings.
 *
 * @param returns one type, or those of a table's columns
 * @param strict whether a NULL argument makes it NULL
 */
public record UserFunction(
        String name,
        List<Parameter> parameters,
        Returns returns,
        boolean strict,
        Body body,
        Relations relations,
        Environment environment) {

    /** An argument of a call. */
    public record Argument(@Nullable String name, SqlType type) {}

    /** {@code place} is the index of its argument, or negative where the call leaves it to the default. */
    public record Parameter(
            String name, SqlType type, int place, @Nullable Expression defaultValue) {}

    /** What it gives. */
    public sealed interface Returns {
        record Scalar(SqlType type) implements Returns {}

        record Table(List<Column> columns) implements Returns {}

        record Column(String name, SqlType type) {}
    }

    /** What it does. */
    public sealed interface Body {
        record Value(Expression expression) implements Body {}

        record Select(Query query) implements Body {}

        /**
         * A function of DuckDB, of the caller's key and the arguments' texts.
         *
         * @param eachRow the one for a table function that is called for each row of a table
         */
        record Foreign(String caller, String udf, String eachRow) implements Body {}
    }
}
