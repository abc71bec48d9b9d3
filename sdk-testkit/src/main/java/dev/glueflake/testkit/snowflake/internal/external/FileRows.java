package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetBatch;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordException;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordStream;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecord;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecords;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of several files as rows of file, row number and JSON text, one record in memory at a time.
 *
 * <p>Snowflake skips the rest of a file at its first error and goes on with the next one; of a row with invalid UTF-8 it skips
 * only the row. What only the fake cannot read is an error of the statement.
 */
final class FileRows implements ExternalRows.Reader {
    private static final Logger LOG = LoggerFactory.getLogger(FileRows.class);
    private static final String UNSUPPORTED = Errors.unsupported("").code();

    private static final String INVALID_UTF8 = "100144";

    private final QualifiedName table;
    private final Session session;
    private final ExecutionScope scope;
    private final StagedRecords records;
    private final StageFiles files;
    private final FormatSettings format;

    FileRows(ExternalTable table, ExternalLocation location, Session session, ExecutionScope scope) {
        this.table = table.name();
        this.session = session;
        this.scope = scope;
        this.records = new StagedRecords(session, scope.cancellation());
        this.files = location.files();
        this.format = table.source().format().resolve(session);
    }

    @Override
    public Set<Long> appendTogether(Map<Long, RegisteredFile> wanted, StagedRows to) {
        if (wanted.size() == 1 || !(format.type() instanceof FileType.Parquet parquet)) {
            return Set.of();
        }
        Map<Long, StagedFile> staged = new LinkedHashMap<>();
        wanted.forEach((number, file) -> staged.put(number, file.file()));
        return new ParquetBatch(session, scope.cancellation(), files, parquet).append(staged, to);
    }

    @Override
    public Iterable<@Nullable Object[]> read(Map<Long, RegisteredFile> wanted) {
        return () -> new Rows(wanted.entrySet().iterator());
    }

    private final class Rows implements Iterator<@Nullable Object[]> {
        private final Iterator<Map.Entry<Long, RegisteredFile>> rest;
        private @Nullable RecordStream open;
        private BigDecimal id = BigDecimal.ZERO;
        private String name = "";
        private @Nullable Object @Nullable [] ready;

        Rows(Iterator<Map.Entry<Long, RegisteredFile>> rest) {
            this.rest = rest;
        }

        @Override
        public boolean hasNext() {
            while (ready == null) {
                if (open == null) {
                    if (!rest.hasNext()) {
                        return false;
                    }
                    open(rest.next());
                } else {
                    advance(open);
                }
            }
            return true;
        }

        @Override
        public @Nullable Object[] next() {
            @Nullable Object[] row = hasNext() ? ready : null;
            if (row == null) {
                throw new NoSuchElementException();
            }
            ready = null;
            return row;
        }

        private void open(Map.Entry<Long, RegisteredFile> entry) {
            scope.cancellation().check();
            id = BigDecimal.valueOf(entry.getKey());
            name = entry.getValue().key();
            try {
                open = records.open(files, entry.getValue().file(), format);
            } catch (SnowflakeException e) {
                skip(e);
            }
        }

        private void advance(RecordStream stream) {
            try {
                StagedRecord found = stream.next();
                if (found == null) {
                    close(stream);
                } else {
                    ready = new @Nullable Object[] {id, BigDecimal.valueOf(found.row()), found.json()};
                }
            } catch (RecordException e) {
                if (!e.code().equals(INVALID_UTF8)) {
                    close(stream);
                }
                LOG.info("external table {} skips in {}: {}", table, name, e.getMessage());
            } catch (SnowflakeException e) {
                close(stream);
                skip(e);
            }
        }

        private void close(RecordStream stream) {
            open = null;
            stream.close();
        }

        private void skip(SnowflakeException failure) {
            scope.cancellation().check();
            if (failure.code().equals(UNSUPPORTED)) {
                throw failure;
            }
            LOG.info("external table {} skips {}: {}", table, name, failure.getMessage());
        }
    }
}
