package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import java.math.BigDecimal;
import java.util.List;

/** What the rows of INSERT … VALUES may not hold: subqueries, and texts that are no numbers below a number of the first row. */
final class ValuesCheck {
    private final Relation.Stored target;
    private final List<Expression> first;

    ValuesCheck(Relation.Stored target, Query.Values values) {
        this.target = target;
        this.first = values.rows().get(0);
    }

    /** @param columns the places in the table that the values go to */
    void row(List<Expression> row, List<Integer> columns) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) instanceof Expression.ScalarQuery) {
                throw Errors.compilation("002014", "22000", "Invalid expression [subquery] in VALUES clause");
            }
            if (first.get(i) instanceof Expression.NumberLiteral
                    && row.get(i) instanceof Expression.StringLiteral text
                    && !isNumber(text.value())) {
                throw new SnowflakeException(
                        "100038",
                        "22018",
                        "DML operation to table " + table() + " failed on column "
                                + target.columns().get(columns.get(i)).name() + " with error: Numeric value '"
                                + text.value() + "' is not recognized");
            }
        }
    }

    private String table() {
        return target.name().substring(target.name().lastIndexOf('.') + 1);
    }

    private static boolean isNumber(String text) {
        try {
            new BigDecimal(text.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
