package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.function.Supplier;

/** Lets nothing but Snowflake's errors out: any other is recorded and answered as 000603. */
final class Guard {
    private final InternalErrors errors;

    Guard(InternalErrors errors) {
        this.errors = errors;
    }

    <T> T call(String sql, Supplier<T> work) {
        try {
            return work.get();
        } catch (SnowflakeException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError | LinkageError e) {
            errors.record(sql, e);
            throw Errors.internal();
        }
    }
}
