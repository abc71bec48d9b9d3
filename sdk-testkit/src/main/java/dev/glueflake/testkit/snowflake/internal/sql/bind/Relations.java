package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalog as the binder sees it, from one session's current database and schema. */
public interface Relations {

    /** The table or view of that name; Snowflake's "does not exist or not authorized" where there is none. */
    Relation find(ObjectName name, @Nullable TimeTravel travel);

    /** The table that a statement changes: found as others are, but not read. */
    default Relation target(ObjectName name) {
        return find(name, null);
    }

    /**
     * A table function that needs the catalog or the history, such as RESULT_SCAN, with constant arguments; Snowflake's
     * unknown-function error where there is none.
     */
    Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments);

    /** Whether there are user-defined functions of that name. */
    default boolean hasUserFunction(ObjectName name) {
        return false;
    }

    /** The user-defined function that a call with those arguments means; Snowflake's error where none takes them. */
    default UserFunction userFunction(ObjectName name, List<UserFunction.Argument> arguments) {
        throw Errors.unknownRoutine(name.toString());
    }

    /** A DuckDB expression that gives the next value of a sequence ({@code seq.NEXTVAL}). */
    String nextValue(ObjectName sequence);

    /** The values of a query of one column, read while the statement is still being bound. */
    default List<TypedValue> values(DuckQuery query) {
        throw Errors.unsupported("query that needs another's rows");
    }

    /** The rows of staged files, columns named {@code $1}, {@code $2}, …, each VARCHAR or VARIANT. */
    default Relation stageFiles(TableExpression.StageFiles files) {
        throw Errors.unsupported("query of staged files");
    }
}
