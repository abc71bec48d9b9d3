package dev.glueflake.testkit.snowflake;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on rows. Expected cells are Java values or texts: numbers are equal whatever their type and scale, semi-structured
 * values are equal as JSON, and a text is equal to what the value is as text ({@code "2024-02-29"} for a DATE). Not
 * thread-safe.
 */
public final class RowsAssert extends AbstractAssert<RowsAssert, List<List<@Nullable Object>>> {
    private final StatementResult result;

    RowsAssert(StatementResult result) {
        super(lists(result), RowsAssert.class);
        this.result = result;
    }

    private static List<List<@Nullable Object>> lists(StatementResult result) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (@Nullable Object[] row : result.rows()) {
            rows.add(Arrays.asList(row));
        }
        return rows;
    }

    /**
     * Verifies the number of rows.
     *
     * @param count 0 or more
     * @return this
     */
    public RowsAssert hasRowCount(int count) {
        if (result.rows().size() != count) {
            throw failure(
                    "Expected %d rows, but there are %d:%s",
                    count, result.rows().size(), shown());
        }
        return this;
    }

    /**
     * Verifies that there are no rows.
     *
     * @return this
     */
    public RowsAssert isEmpty() {
        return hasRowCount(0);
    }

    /**
     * Verifies the columns.
     *
     * @param names in their order, in the case in which Snowflake keeps them
     * @return this
     */
    public RowsAssert hasColumns(String... names) {
        List<String> found = result.columns().stream().map(ResultColumn::name).toList();
        if (!found.equals(List.of(names))) {
            throw failure("Expected the columns %s, but they are %s", Arrays.toString(names), found);
        }
        return this;
    }

    /**
     * Verifies that one row is there; others may be, too.
     *
     * @param cells a value for each column, null for NULL
     * @return this
     */
    public RowsAssert containsRow(@Nullable Object... cells) {
        if (result.rows().stream().noneMatch(row -> same(row, Arrays.asList(cells)))) {
            throw failure("Expected the row %s, but there are:%s", Arrays.toString(cells), shown());
        }
        return this;
    }

    /**
     * Verifies that these rows are there and no others, in whatever order.
     *
     * @param rows each a value for each column, null for NULL
     * @return this
     */
    public RowsAssert hasExactlyRows(List<?>... rows) {
        List<@Nullable Object[]> left = new ArrayList<>(result.rows());
        for (List<?> wanted : rows) {
            int at = 0;
            while (at < left.size() && !same(left.get(at), wanted)) {
                at++;
            }
            if (at == left.size()) {
                throw failure("Expected exactly %s, but %s is missing in:%s", Arrays.toString(rows), wanted, shown());
            }
            left.remove(at);
        }
        return left.isEmpty() ? this : tooMany(rows);
    }

    private RowsAssert tooMany(List<?>... rows) {
        throw failure("Expected exactly %s, but there are:%s", Arrays.toString(rows), shown());
    }

    private boolean same(@Nullable Object[] row, List<?> wanted) {
        if (row.length != wanted.size()) {
            return false;
        }
        for (int i = 0; i < row.length; i++) {
            if (!CellValues.same(result.columns().get(i).type(), row[i], wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private String shown() {
        return result.rows().stream()
                .limit(50)
                .map(row -> "\n  " + Arrays.toString(row))
                .collect(Collectors.joining());
    }
}
