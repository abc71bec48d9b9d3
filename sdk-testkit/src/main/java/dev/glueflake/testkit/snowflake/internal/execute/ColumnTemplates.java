package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateExternalTable;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.infer.ColumnTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of USING TEMPLATE. */
final class ColumnTemplates {
    private ColumnTemplates() {}

    /** The columns that the query's array describes. */
    static List<ColumnTemplate> of(Query query, Work work) {
        List<@Nullable Object[]> rows =
                work.engine().query(work.binder().query(query), work.scope().cancellation());
        Object array = rows.size() == 1 && rows.get(0).length == 1 ? rows.get(0)[0] : null;
        if (array instanceof String text) {
            return ColumnTemplate.of(text);
        }
        throw Errors.compilation(
                "001003", "42000", "USING TEMPLATE needs a query that gives one array, not NULL and no more rows.");
    }

    /** The statement with the columns that its query describes, if it has one. */
    static CreateExternalTable filled(CreateExternalTable create, Work work) {
        Query template = create.template();
        return template == null
                ? create
                : create.withColumns(of(template, work).stream()
                        .map(ColumnTemplates::external)
                        .toList());
    }

    private static ExternalColumn external(ColumnTemplate template) {
        return new ExternalColumn(
                Identifier.quoted(template.name(), Position.NONE),
                template.type(),
                SqlParser.parseExpression(template.expression()),
                template.expression(),
                !template.nullable());
    }
}
