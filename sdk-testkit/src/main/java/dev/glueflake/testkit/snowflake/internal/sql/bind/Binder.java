package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Casts;

/**
 * Turns a statement's syntax tree into DuckDB SQL: names are resolved against the catalog, types and coercions by Snowflake's
 * rules. Whatever it does not know it refuses by name. Not thread-safe; one per statement.
 */
public final class Binder {
    private final BindContext context;

    public Binder(Relations relations, Environment environment) {
        this.context = BindContext.root(relations, environment);
    }

    public DuckQuery query(Query query) {
        return context.emit(new QueryBinder(context).bind(query));
    }

    /** One row with one column: the value of an expression outside any query. */
    public DuckQuery scalar(Expression expression) {
        return context.emit(new QueryBinder(context).scalar(expression));
    }

    public DmlPlan.Insert insert(Statement.Insert insert) {
        return new InsertBinder(context).bind(insert);
    }

    public DmlPlan.Update update(Statement.Update update) {
        return new UpdateBinder(context).update(update);
    }

    public DmlPlan.Delete delete(Statement.Delete delete) {
        return new UpdateBinder(context).delete(delete);
    }

    public DmlPlan.Merge merge(Statement.Merge merge) {
        return new MergeBinder(context).bind(merge);
    }

    /** Binds the body of a user-defined function and throws what is wrong with it. */
    public void check(UserFunction function) {
        UserFunctionBinder.check(function, context);
    }

    /** Conversions as this session does them. */
    public Casts casts() {
        return context.casts();
    }
}
