package dev.glueflake.testkit.snowflake.internal.stage.query;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordException;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordStream;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecord;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecords;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of several files, one file open at a time. The first record that cannot be read is the error of the statement. */
final class StageScan implements Iterator<@Nullable Object[]>, AutoCloseable {
    private static final int CHECK_EVERY = 4096;

    private final StageLocation location;
    private final FormatSettings format;
    private final RecordShape shape;
    private final StagedRecords records;
    private final Cancellation cancellation;
    private final Instant now;
    private final Iterator<StagedFile> files;
    private @Nullable RecordStream stream;
    private @Nullable FileFacts facts;
    private @Nullable Object @Nullable [] ahead;
    private long rows;

    StageScan(
            StageLocation location,
            FormatSettings format,
            List<StagedFile> files,
            StagedRecords records,
            Cancellation cancellation,
            Instant now) {
        this.location = location;
        this.format = format;
        this.shape = RecordShape.of(format);
        this.records = records;
        this.cancellation = cancellation;
        this.now = now;
        this.files = files.iterator();
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && (stream != null || files.hasNext())) {
            advance();
        }
        return ahead != null;
    }

    @Override
    public @Nullable Object[] next() {
        @Nullable Object[] row = hasNext() ? ahead : null;
        if (row == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        return row;
    }

    private void advance() {
        if (++rows % CHECK_EVERY == 0) {
            cancellation.check();
        }
        RecordStream open = stream;
        FileFacts of = facts;
        if (open == null || of == null) {
            StagedFile file = files.next();
            facts = new FileFacts(location, file, now);
            stream = records.open(location.files(), file, format);
            return;
        }
        try {
            StagedRecord record = open.next();
            if (record == null) {
                close();
            } else {
                @Nullable Object[] cells = shape.cells(record);
                int own = cells.length;
                ahead = Arrays.copyOf(cells, own + FileFacts.count());
                of.write(record, ahead, own);
            }
        } catch (RecordException e) {
            throw e.failed(location.shown(of.file().name()));
        }
    }

    @Override
    public void close() {
        RecordStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }
}
