package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name in FROM, or the target of a DML statement, stands for. */
public sealed interface Relation {

    /**
     * Rows that DuckDB has.
     *
     * @param name Snowflake's full name, for messages
     * @param source a parenthesised DuckDB SELECT, or a DuckDB table name, that yields the columns' physical names (only the
     *     rows that this statement may see) and, for a table, {@link #ROW_ID}
     */
    record Stored(String name, List<Column> columns, String source) implements Relation {
        /** Physical name of the column that identifies a row for UPDATE, DELETE and MERGE. */
        public static final String ROW_ID = "_rowid";
    }

    /** A view: its query is bound in the view's own surroundings. {@code columns} may be empty. */
    record View(String name, List<Identifier> columns, Query query, Relations relations) implements Relation {}

    /**
     * Rows that a query computes, of which some columns answer to their names but are no part of {@code *}.
     *
     * @param query bound with {@code relations} alone
     * @param hidden how many of its last columns {@code *} leaves out
     */
    record Computed(String name, Query query, Relations relations, int hidden) implements Relation {}

    /** Rows under policies: those that no row access policy holds back, with the values that the masks leave. */
    record Guarded(Relation rows, List<Guard> guards) implements Relation {}

    /**
     * A policy on a relation.
     *
     * @param column that it masks; null where it decides about rows
     * @param arguments the names of the columns that the policy gets
     */
    record Guard(@Nullable String column, UserFunction policy, List<String> arguments) {}

    /** What is below the policies. */
    default Relation bare() {
        return this instanceof Guarded guarded ? guarded.rows() : this;
    }

    /**
     * A column of stored rows.
     *
     * @param name Snowflake's, as shown: upper case unless it was quoted
     * @param physical DuckDB's, generated
     */
    record Column(
            String name,
            SqlType type,
            boolean nullable,
            String physical,
            @Nullable Expression defaultValue) {}
}
