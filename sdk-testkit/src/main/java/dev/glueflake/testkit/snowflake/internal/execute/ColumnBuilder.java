package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Column.IdentitySequence;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Identity;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.stage.infer.ColumnTemplate;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes catalog columns from their definitions. */
final class ColumnBuilder {
    private final Work work;

    ColumnBuilder(Work work) {
        this.work = work;
    }

    /** A column under the physical name of that number; an identity gets its sequence at once. */
    Column column(ColumnDefinition definition, SqlType type, int number) {
        Expression value = definition.defaultValue();
        TypeName written = definition.type();
        Column column = new Column(
                definition.name().text(),
                "c" + number,
                type,
                !definition.notNull() && !definition.primaryKey(),
                value == null ? null : new ColumnDefaults(work).defined(value),
                identity(definition.identity()),
                definition.comment() == null ? "" : definition.comment());
        return column.withWritten(written == null ? null : written.text());
    }

    /** The columns that the query's array describes. */
    List<Column> described(Query query) {
        List<Column> made = new ArrayList<>();
        for (ColumnTemplate template : ColumnTemplates.of(query, work)) {
            SqlType type = work.type(template.type());
            String physical = "c" + (made.size() + 1);
            made.add(new Column(template.name(), physical, type, template.nullable(), null, null, ""));
        }
        refuseDuplicates(made);
        return made;
    }

    private @Nullable IdentitySequence identity(@Nullable Identity identity) {
        return identity == null ? null : sequence(identity.start(), identity.step(), work.ordered(identity.ordered()));
    }

    IdentitySequence sequence(long start, long step, boolean ordered) {
        String physical = work.engine().newName("q");
        work.engine().structure().createSequence(physical, start, step);
        return new IdentitySequence(start, step, physical, ordered);
    }

    static void refuseDuplicates(List<Column> columns) {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw Errors.compilation("002025", "42S21", "duplicate column name '" + column.name() + "'");
            }
        }
    }
}
