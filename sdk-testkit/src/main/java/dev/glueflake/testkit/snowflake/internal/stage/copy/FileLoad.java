package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvReader;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvRecord;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.file.Decompression;
import dev.glueflake.testkit.snowflake.internal.stage.file.LazyInputStream;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The load of one file: gives its good rows, counts and keeps its errors. Not thread-safe. */
final class FileLoad implements Closeable {
    private final StagedFile file;
    private final String shownName;
    private final OnError onError;
    private final CsvReader reader;
    private final RowParser rows;
    private final LoadTarget target;
    private final BigDecimal number;
    private long rowsParsed;
    private long errors;
    private boolean ended;
    private @Nullable LoadError firstError;

    /** @param number of the file within this COPY, written behind the cells of each row */
    FileLoad(StagedFile file, int number, CopyPlan plan) throws IOException {
        this.file = file;
        this.number = BigDecimal.valueOf(number);
        this.shownName = plan.location().shown(file.name());
        this.onError = plan.options().onError();
        this.target = plan.target();
        this.rows = new RowParser(plan.target(), plan.format().csv(), plan.parsers());
        FormatSettings format = plan.format();
        InputStream packed = plan.location().files().open(file.name());
        this.reader = new CsvReader(open(packed, format.compression()), format.csv());
    }

    /** Opening is part of reading: a file that is no archive is a bad file, not a broken COPY. */
    private static InputStream open(InputStream packed, FormatSettings.Compression compression) {
        return new LazyInputStream(packed, in -> Decompression.open(in, compression));
    }

    StagedFile file() {
        return file;
    }

    /** The next good row, or null at the end, also where the file is given up. */
    @Nullable
    Object @Nullable [] next() {
        while (!ended) {
            try {
                CsvRecord record = reader.next();
                if (record == null) {
                    ended = true;
                } else {
                    rowsParsed++;
                    @Nullable Object[] cells = rows.parse(record);
                    cells[cells.length - 1] = number;
                    return cells;
                }
            } catch (BadRowException e) {
                onError(e.error());
            } catch (CsvException e) {
                rowsParsed++;
                onError(new LoadError(e.code(), e.sqlState(), e.getMessage(), e.at(), target.shown(e.field())));
            } catch (IOException e) {
                ended = true;
                onError(unreadable(e));
            }
        }
        return null;
    }

    private LoadError unreadable(IOException e) {
        FilePosition at = new FilePosition(0, 0, rowsParsed + 1);
        String cause = String.valueOf(e.getMessage());
        return new LoadError(
                "100297",
                "22000",
                "Invalid data encountered while reading or decompressing the file: " + cause,
                at,
                target.shown(0));
    }

    private void onError(LoadError error) {
        if (onError instanceof OnError.Abort) {
            throw error.abort(shownName);
        }
        errors++;
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

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
