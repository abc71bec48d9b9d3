package dev.glueflake.testkit.snowflake.internal.sql.tree;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query whose n-th output column is emitted under the name {@link #physical}(n). */
public sealed interface TypedQuery {
    List<ResultColumn> columns();

    /** The name under which every query gives its column of that index, from 0. */
    static String physical(int index) {
        return "o" + (index + 1);
    }

    record Select(
            boolean distinct,
            List<Output> outputs,
            @Nullable Source from,
            @Nullable Typed where,
            @Nullable Grouping grouping,
            @Nullable Typed having,
            @Nullable Typed qualify,
            List<Typed.SortKey> orderBy,
            Limit limit)
            implements TypedQuery {
        /** One row of one value. */
        public static Select ofValue(String name, Typed value) {
            return new Select(
                    false, List.of(new Output(name, value)), null, null, null, null, null, List.of(), Limit.NONE);
        }

        @Override
        public List<ResultColumn> columns() {
            return outputs.stream()
                    .map(output -> new ResultColumn(
                            output.name(), output.value().type(), output.value().nullable()))
                    .toList();
        }
    }

    record Output(String name, Typed value) {}

    /**
     * GROUP BY, or an aggregate without it (no keys).
     *
     * @param alias the name of the grouped rows
     * @param relations the sources of FROM whose columns are gone after grouping
     * @param sets indexes into the keys for GROUPING SETS; empty for plain keys
     */
    record Grouping(String alias, List<String> relations, List<Typed> keys, List<List<Integer>> sets) {}

    record Limit(@Nullable Long count, @Nullable Long offset) {
        public static final Limit NONE = new Limit(null, null);
    }

    /** Both sides already have the same types. */
    record Combined(String operator, TypedQuery left, TypedQuery right, List<ResultColumn> columns)
            implements TypedQuery {}

    record Rows(List<List<Typed>> rows, List<ResultColumn> columns) implements TypedQuery {}

    record With(List<Common> tables, TypedQuery body) implements TypedQuery {
        @Override
        public List<ResultColumn> columns() {
            return body.columns();
        }
    }

    /** A common table under a generated name. */
    record Common(String name, boolean recursive, TypedQuery query) {}

    /** What may stand in FROM; every one but a join has an alias. */
    sealed interface Source {

        /**
         * Rows that DuckDB has.
         *
         * @param sql a DuckDB table or parenthesised SELECT
         * @param name Snowflake's full name of it; null where it has none
         */
        record Stored(String sql, String alias, @Nullable String name) implements Source {}

        record Derived(TypedQuery query, String alias, boolean lateral) implements Source {}

        record CommonReference(String name, String alias) implements Source {}

        /**
         * The rows of a table function for each row of {@code left}, in order, beside {@code carried} values of that row; its
         * columns have the names {@link #carried(int)} and {@link #expanded(int)}.
         *
         * @param left null where the function stands alone; it then may be lateral to what is before it
         * @param rows a JSON array of objects
         * @param extra a value of the left row that columns may use as {@code x}
         * @param columns DuckDB expressions over one object {@code e} and over {@code x}
         */
        record Expansion(
                @Nullable Source left, List<Typed> carried, Typed rows, Typed extra, List<String> columns, String alias)
                implements Source {

            public static String carried(int index) {
                return "k" + (index + 1);
            }

            public static String expanded(int index) {
                return "f" + (index + 1);
            }
        }

        /** Some of the rows of a source that is no join; {@code clause} is DuckDB's TABLESAMPLE. */
        record Sampled(Source source, String clause) implements Source {}

        /** {@code kind}: DuckDB's words. */
        record Join(
                Source left,
                String kind,
                Source right,
                @Nullable Typed on) implements Source {}
    }
}
