package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.stage.orc.Tail.StripeInfo;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an ORC file. A value is, by its type, a Boolean, a Long, a Double (of FLOAT too), a BigDecimal, a LocalDate or
 * LocalDateTime, the bytes of a text or binary, a List of elements, of fields in the type's order or, of a map, of key and value, a
 * {@link Tagged} of a union, or null. To be closed; not thread-safe.
 */
public final class OrcFile implements AutoCloseable {
    private final FileChannel file;
    private final Tail tail;
    private final Iterator<StripeInfo> stripes;
    private final RowBudget budget = new RowBudget();
    private @Nullable Column rows;
    private long left;

    /** A value of a union, and which of its variants it is, from 0. */
    public record Tagged(int tag, @Nullable Object value) {}

    private OrcFile(FileChannel file, Tail tail) {
        this.file = file;
        this.tail = tail;
        this.stripes = tail.stripes().iterator();
    }

    /**
     * Opens a file.
     *
     * @throws IOException where it is no ORC file, or damaged
     * @throws dev.glueflake.testkit.snowflake.internal.error.SnowflakeException where it has what is known but not read
     */
    public static OrcFile open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        boolean opened = false;
        try {
            OrcFile read = new OrcFile(file, Tail.read(file));
            opened = true;
            return read;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /** The type of the rows, a struct in all but odd files. */
    public OrcType schema() {
        return tail.schema();
    }

    /** Whether there is one more row. */
    public boolean hasNext() throws IOException {
        while (left == 0 && stripes.hasNext()) {
            open(stripes.next());
        }
        return left > 0;
    }

    /** The next row; only after {@link #hasNext()}. */
    public @Nullable Object next() throws IOException {
        Column column = rows;
        if (column == null || left == 0) {
            throw new IllegalStateException("no row more");
        }
        left--;
        budget.begin();
        return column.next();
    }

    private void open(StripeInfo stripe) throws IOException {
        // Rows of no columns take no room in a file, so there could be any number of them.
        if (stripe.rows() < 0 || (stripe.rows() > 0 && stripe.dataLength() == 0)) {
            throw new IOException(stripe.rows() + " rows without data");
        }
        try {
            rows = Column.of(tail.schema(), new StripeStreams(file, tail.packing(), stripe, budget));
            left = stripe.rows();
        } catch (ArithmeticException e) {
            throw new IOException("a stripe outside of the file", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
