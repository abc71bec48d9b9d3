package dev.glueflake.testkit.snowflake.internal.sql.udf;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function from texts to a text, any of them null: the one shape in which DuckDB hands every type to Java. Other types go
 * through the text form of DuckDB's cast, bytes as hexadecimal digits.
 *
 * @param name begins with {@link #PREFIX}, so that a statement's functions are found in its text
 */
public record Udf(String name, Body body) {
    public static final String PREFIX = "sf_";

    /** The work. Thread-safe; a {@code SnowflakeException} that it throws is the statement's error. */
    @FunctionalInterface
    public interface Body {
        @Nullable
        String apply(@Nullable Object[] arguments);
    }

    /** A call of the function of that name over expressions of any type but BLOB. */
    public static String call(String name, String... arguments) {
        return name
                + Arrays.stream(arguments)
                        .map(argument -> "CAST(" + argument + " AS VARCHAR)")
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
