package dev.glueflake.testkit.snowflake.internal.stage.copy;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of one file as cells of the landing table. Not thread-safe. */
interface RowReader extends Closeable {

    /**
     * The next row, null at the end.
     *
     * @throws BadRowException where it cannot be loaded; the next call goes on behind it
     */
    @Nullable
    Object @Nullable [] next() throws BadRowException;
}
