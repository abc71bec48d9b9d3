package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.bind.FromBinder.Bound;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import java.math.BigDecimal;
import java.util.Objects;

/** SAMPLE: each row or block by chance, or a number of rows. With a seed the choice is the same every time. */
final class SampleBinder {
    private static final BigDecimal ALL_PERCENT = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_ROWS = BigDecimal.valueOf(1_000_000);
    /** What a block is, as DuckDB has it for SYSTEM. */
    private static final int ROWS_IN_BLOCK = 2048;

    private final BindContext context;

    SampleBinder(BindContext context) {
        this.context = context;
    }

    Bound bind(TableExpression.Sample sample, Bound from) {
        Source source = Objects.requireNonNull(from.source());
        if (source instanceof Source.Join) {
            throw Errors.unsupported("SAMPLE of a join");
        }
        BigDecimal size = size(sample);
        if (sample.rows()) {
            if (sample.blocks() || sample.seed() != null) {
                throw Errors.compilation("002035", "42601", "A sample of a fixed size has neither blocks nor a seed.");
            }
            return new Bound(
                    new Source.Sampled(source, "TABLESAMPLE reservoir(" + size.toBigInteger() + " ROWS)"),
                    from.scope());
        }
        if (sample.seed() != null) {
            return new Bound(seeded(source, size, sample), from.scope());
        }
        String method = sample.blocks() ? "system" : "bernoulli";
        String clause = "TABLESAMPLE " + method + "(" + size.toPlainString() + "%)";
        return new Bound(new Source.Sampled(source, clause), from.scope());
    }

    private BigDecimal size(TableExpression.Sample sample) {
        BigDecimal most = sample.rows() ? MOST_ROWS : ALL_PERCENT;
        BigDecimal size = number(sample.size());
        if (size.signum() < 0 || size.compareTo(most) > 0) {
            throw Errors.compilation(
                    "001094", "42601", "Sample size has to be from 0 to " + most + (sample.rows() ? " rows." : "."));
        }
        return size;
    }

    private BigDecimal number(Expression expression) {
        if (new ExpressionBinder(context, Scope.empty(null)).bind(expression) instanceof Typed.Constant constant
                && constant.value().value() instanceof BigDecimal number) {
            return number;
        }
        throw Errors.compilation("001094", "42601", "Sample size and seed have to be constant numbers.");
    }

    /** A table's rows have an identity to choose by; nothing else has. */
    private Source seeded(Source source, BigDecimal percent, TableExpression.Sample sample) {
        if (!(source instanceof Source.Stored stored) || sample.seed() == null) {
            throw Errors.compilation(
                    "002035", "42601", "Sampling with a seed is not supported on views or subqueries.");
        }
        String row = "s." + Relation.Stored.ROW_ID + (sample.blocks() ? " // " + ROWS_IN_BLOCK : "");
        String chance = "(hash(" + row + ", " + number(sample.seed()).toBigInteger() + ") % 1000000) / 10000.0";
        String sql = "(SELECT * FROM " + stored.sql() + " AS s WHERE " + chance + " < " + percent.toPlainString() + ")";
        return new Source.Stored(sql, stored.alias(), stored.name());
    }
}
