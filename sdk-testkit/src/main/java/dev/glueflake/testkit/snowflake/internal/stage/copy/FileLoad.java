package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The load of one file: gives its good rows, counts and keeps its errors. Not thread-safe. */
final class FileLoad implements Closeable {
    private static final RowReader NO_ROWS = new RowReader() {
        @Override
        public @Nullable Object @Nullable [] next() {
            return null;
        }

        @Override
        public void close() {}
    };

    private final StagedFile file;
    private final String shownName;
    private final OnError onError;
    private final RowReader reader;
    private long rowsParsed;
    private long errors;
    private boolean ended;
    private @Nullable LoadError firstError;
    private final List<LoadError> allErrors = new ArrayList<>();

    FileLoad(StagedFile file, CopyPlan plan, RowReader reader) {
        this.file = file;
        this.shownName = plan.location().shown(file.name());
        this.onError = plan.options().onError();
        this.reader = reader;
    }

    /** A file whose rows have landed already. */
    static FileLoad landed(StagedFile file, CopyPlan plan, long rows) {
        FileLoad load = new FileLoad(file, plan, NO_ROWS);
        load.rowsParsed = rows;
        load.ended = true;
        return load;
    }

    /** A file that was there when the stage was listed, and is not any more: only its own load fails. */
    static FileLoad gone(StagedFile file, CopyPlan plan, SnowflakeException missing) {
        FileLoad load = new FileLoad(file, plan, NO_ROWS);
        load.errors = 1;
        load.ended = true;
        load.firstError =
                new LoadError(missing.code(), missing.sqlState(), missing.getMessage(), new FilePosition(0, 0, 0), "");
        return load;
    }

    String shownName() {
        return shownName;
    }

    /** Only where all were to be kept. */
    List<LoadError> errors() {
        return allErrors;
    }

    StagedFile file() {
        return file;
    }

    /** The next good row, or null at the end, also where the file is given up. */
    @Nullable
    Object @Nullable [] next() {
        while (!ended) {
            try {
                @Nullable Object[] row = reader.next();
                if (row != null) {
                    rowsParsed++;
                    return row;
                }
                ended = true;
            } catch (BadRowException e) {
                rowsParsed += e.isRow() ? 1 : 0;
                onError(e.error());
            }
        }
        return null;
    }

    /** A row that was given already turns out to be bad. */
    void fail(LoadError error) {
        onError(error);
    }

    private void onError(LoadError error) {
        if (onError instanceof OnError.Abort) {
            throw error.abort(shownName);
        }
        errors++;
        if (onError instanceof OnError.KeepAll) {
            allErrors.add(error);
        }
        if (firstError == null) {
            firstError = error;
        }
        if (onError instanceof OnError.SkipFile skip && errors >= skip.rows()) {
            ended = true;
        }
    }

    /** Whether none of the file's rows may stay. */
    boolean isSkipped() {
        if (onError instanceof OnError.SkipFile skip) {
            return errors >= skip.rows();
        }
        return onError instanceof OnError.SkipFileShare share && errors * 100 > rowsParsed * share.percent();
    }

    FileOutcome outcome() {
        long loaded = isSkipped() ? 0 : rowsParsed - errors;
        boolean failed = errors > 0 && loaded <= 0;
        FileOutcome.Status status = failed
                ? FileOutcome.Status.LOAD_FAILED
                : errors > 0 ? FileOutcome.Status.PARTIALLY_LOADED : FileOutcome.Status.LOADED;
        return new FileOutcome(
                shownName, status, rowsParsed, Math.max(0, loaded), onError.limit(rowsParsed), errors, firstError);
    }

    /** What the load history keeps; {@code pipe} is null for a COPY. */
    LoadRecord record(CopyPlan plan, Instant time, LoadRecord.@Nullable Origin pipe) {
        return record(plan, file, outcome(), time, pipe);
    }

    /** The same of a file that could not be loaded at all. */
    static LoadRecord record(
            CopyPlan plan, StagedFile file, FileOutcome outcome, Instant time, LoadRecord.@Nullable Origin pipe) {
        return new LoadRecord(
                plan.target().table().physical(),
                plan.location().place(),
                file.name(),
                file.size(),
                time.truncatedTo(ChronoUnit.MICROS),
                outcome,
                pipe);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
