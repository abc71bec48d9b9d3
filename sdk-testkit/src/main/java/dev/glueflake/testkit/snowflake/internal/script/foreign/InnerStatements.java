package dev.glueflake.testkit.snowflake.internal.script.foreign;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements that a routine's Java code runs in its caller's session. */
@FunctionalInterface
public interface InnerStatements {
    InnerStatements NONE = sql -> {
        throw new UnsupportedOperationException("A function runs no SQL.");
    };

    List<Map<String, @Nullable Object>> run(String sql);
}
