package dev.glueflake.testkit.snowflake.internal.type;

/**
 * By which rules a text is compared with others.
 *
 * @param specification in lower case, as {@code en-ci}; empty for the order of code points that every text has by itself
 */
public record Collation(String specification, Rank rank) {
    public static final Collation NONE = new Collation("", Rank.NONE);

    /** Which of two collations decides: the one of the higher rank. */
    public enum Rank {
        NONE,
        COLUMN,
        EXPRESSION
    }

    /** What COLLATE says of a column. */
    public static Collation ofColumn(String specification) {
        return specification.isEmpty() ? NONE : new Collation(specification, Rank.COLUMN);
    }

    /** What COLLATE says of an expression. */
    public static Collation ofExpression(String specification) {
        return specification.isEmpty() ? NONE : new Collation(specification, Rank.EXPRESSION);
    }

    /** The type as a column has it: what was said in an expression is its own now. */
    public static SqlType ofColumn(SqlType type) {
        return type instanceof SqlType.Text text && text.collation().rank() == Rank.EXPRESSION
                ? text.with(ofColumn(text.collation().specification()))
                : type;
    }

    public boolean isNone() {
        return rank == Rank.NONE;
    }
}
