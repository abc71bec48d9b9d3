package dev.glueflake.testkit.snowflake.internal.sql.tree;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression with its type. Equal expressions are equal values: GROUP BY finds its keys again by that. */
public sealed interface Typed {
    SqlType type();

    boolean nullable();

    /** A column of a source of FROM, by its generated names. */
    record Column(String relation, String physical, SqlType type, boolean nullable) implements Typed {}

    record Constant(TypedValue value) implements Typed {
        @Override
        public SqlType type() {
            return value.type();
        }

        @Override
        public boolean nullable() {
            return value.value() == null;
        }
    }

    /** DuckDB's expression {@code template} over the arguments (see {@code Templates}). */
    record Call(String template, List<Typed> arguments, SqlType type, boolean nullable) implements Typed {}

    /** A conversion; with {@code attempt} a value that does not fit is NULL. */
    record Convert(Typed operand, SqlType type, boolean attempt) implements Typed {
        @Override
        public boolean nullable() {
            return attempt || operand.nullable() || operand.type().isJson();
        }
    }

    /** A searched CASE; conditions are BOOLEAN, results of the type already. */
    record Choice(List<Branch> branches, Typed otherwise, SqlType type) implements Typed {
        @Override
        public boolean nullable() {
            return otherwise.nullable()
                    || branches.stream().anyMatch(branch -> branch.result().nullable());
        }
    }

    record Branch(Typed condition, Typed result) {}

    /** An aggregate over the rows of a group; {@code template} as in {@link Call}, its call written as {@code f({0})}. */
    record Aggregate(
            String function,
            List<Typed> arguments,
            boolean distinct,
            List<SortKey> orderBy,
            SqlType type,
            boolean nullable)
            implements Typed {}

    /** A window function, or an aggregate over a window; {@code within} is WITHIN GROUP's order. */
    record Windowed(
            String function,
            List<Typed> arguments,
            boolean distinct,
            List<SortKey> within,
            boolean ignoreNulls,
            List<Typed> partitionBy,
            List<SortKey> orderBy,
            @Nullable String frame,
            SqlType type,
            boolean nullable)
            implements Typed {}

    record Subquery(TypedQuery query, SqlType type) implements Typed {
        @Override
        public boolean nullable() {
            return true;
        }
    }

    record Exists(TypedQuery query) implements Typed {
        @Override
        public SqlType type() {
            return SqlTypes.BOOLEAN;
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }

    /** {@code operand IN (query)}, or with {@code operator} {@code operand > ALL (query)}. */
    record Quantified(Typed operand, String operator, TypedQuery query) implements Typed {
        @Override
        public SqlType type() {
            return SqlTypes.BOOLEAN;
        }

        @Override
        public boolean nullable() {
            return true;
        }
    }

    record SortKey(Typed value, boolean descending, boolean nullsFirst) {}
}
