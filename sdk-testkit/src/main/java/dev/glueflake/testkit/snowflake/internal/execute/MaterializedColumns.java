package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AttachedPolicy;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.session.PolicyGuards;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expressions;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import java.util.stream.Stream;

/** Which columns of its base table a materialized view's query reads. */
final class MaterializedColumns {
    private MaterializedColumns() {}

    /** Whether the query, within the limits of {@link MaterializedQuery}, reads the column that the policy masks. */
    static boolean reads(Query query, CatalogObject base, AttachedPolicy mask) {
        if (query instanceof Query.SetOperation union) {
            return reads(union.left(), base, mask) || reads(union.right(), base, mask);
        }
        String kept = mask.column();
        if (kept == null || !(query instanceof Query.Select select)) {
            return false;
        }
        String column = PolicyGuards.name(base, kept);
        return Stream.concat(
                        select.items().stream().map(Query.SelectItem::expression), Stream.ofNullable(select.where()))
                .flatMap(Expressions::all)
                .anyMatch(part -> isOf(part, column));
    }

    private static boolean isOf(Expression part, String column) {
        return part instanceof Expression.Star
                || (part instanceof Expression.ColumnReference reference
                        && reference
                                .parts()
                                .get(reference.parts().size() - 1)
                                .text()
                                .equals(column));
    }
}
