package dev.glueflake.snowflake.procedure;

import dev.glueflake.snowflake.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a procedure answered. Immutable and thread-safe.
 */
public final class ProcedureResult {

    private static final Pattern ROWS_PROCESSED =
            Pattern.compile("\\s*rows\\s+processed\\s*:\\s*(\\d{1,18})\\s*\\.?\\s*", Pattern.CASE_INSENSITIVE);

    private final ProcedureHandle handle;
    private final @Nullable String text;
    private final List<Row> rows;
    private final Duration duration;

    ProcedureResult(ProcedureHandle handle, @Nullable String text, List<Row> rows, Duration duration) {
        this.handle = handle;
        this.text = text;
        this.rows = List.copyOf(rows);
        this.duration = duration;
    }

    /**
     * Returns by which the result can be asked for again, as long as Snowflake keeps it.
     *
     * @return the call's handle
     */
    public ProcedureHandle handle() {
        return handle;
    }

    /**
     * Returns the procedure's name.
     *
     * @return the name as SQL writes it
     */
    public String procedure() {
        return handle.procedure();
    }

    /**
     * Returns Snowflake's id of the call.
     *
     * @return the query id
     */
    public String queryId() {
        return handle.query().queryId();
    }

    /**
     * Returns the value that the procedure returned.
     *
     * @return the value as text; empty for NULL, for a table and where nothing was expected
     */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /**
     * Returns the number in a text of the form {@code Rows Processed: <n>}.
     *
     * @return the number; empty for any other text, which is never taken for 0
     */
    public OptionalLong rowsProcessed() {
        if (text == null) {
            return OptionalLong.empty();
        }
        Matcher matcher = ROWS_PROCESSED.matcher(text);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /**
     * Returns the rows of a procedure that returns a table.
     *
     * @return the rows in order; empty for any other procedure
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * Returns how long the call took, from its submit to its result in hand.
     *
     * @return the time by the clock of the runner
     */
    public Duration duration() {
        return duration;
    }

    @Override
    public String toString() {
        return "ProcedureResult[" + procedure() + ", query " + queryId() + ", " + duration + "]";
    }
}
