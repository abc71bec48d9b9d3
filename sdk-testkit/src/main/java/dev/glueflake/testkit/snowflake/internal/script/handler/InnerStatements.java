package dev.glueflake.testkit.snowflake.internal.script.handler;

import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;

/** Statements that a procedure in another language runs in its caller's session. */
public interface InnerStatements {
    /** A function has none. */
    InnerStatements NONE = new InnerStatements() {
        @Override
        public Ran run(String sql, List<TypedValue> binds) {
            throw new UnsupportedOperationException("A function runs no SQL.");
        }

        @Override
        public String text(TypedValue value) {
            return String.valueOf(value.value());
        }
    };

    /** A statement that has run. */
    record Ran(String queryId, StatementResult result) {}

    /** Runs one statement; its failure is a {@code SnowflakeException}. */
    Ran run(String sql, List<TypedValue> binds);

    /** A value that is not null as a cast to VARCHAR writes it. */
    String text(TypedValue value);
}
