package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectNameRewriter;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;

/** A column's default when it is defined: the names in it mean what they mean now, whoever inserts later from wherever. */
final class ColumnDefaults extends ObjectNameRewriter {
    private final Work work;
    private final Relations relations;

    ColumnDefaults(Work work) {
        this.work = work;
        this.relations = work.session().relations(work.scope());
    }

    /** The default with full names; bound once now, so that what cannot be evaluated is refused here. */
    Expression defined(Expression value) {
        work.binder().scalar(value);
        return rewrite(value);
    }

    @Override
    protected ObjectName sequence(ObjectName name) {
        return work.objects().qualify(name, "CREATE TABLE").written();
    }

    @Override
    protected ObjectName function(ObjectName name) {
        ObjectName resolved = work.name(name);
        return relations.hasUserFunction(resolved) ? sequence(resolved) : name;
    }
}
