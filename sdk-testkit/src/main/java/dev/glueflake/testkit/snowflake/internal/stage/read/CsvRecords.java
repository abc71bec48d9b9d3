package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvReader;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvRecord;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FieldNulls;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Delimited text: each record an object of texts. */
final class CsvRecords implements RecordStream {
    private final CsvReader reader;
    private final FieldNulls nulls;
    private long row;
    private boolean ended;

    CsvRecords(InputStream in, CsvFormat format) {
        this.reader = new CsvReader(in, format);
        this.nulls = new FieldNulls(format.nulls());
    }

    @Override
    public @Nullable StagedRecord next() throws RecordException {
        if (ended) {
            return null;
        }
        row++;
        try {
            CsvRecord record = reader.next();
            ended = record == null;
            return record == null ? null : StagedRecord.of(record.position(0), fields(record));
        } catch (CsvException e) {
            throw new RecordException(e.code(), e.sqlState(), e.getMessage(), e.field(), e.at());
        } catch (IOException e) {
            ended = true;
            throw RecordException.unreadable(String.valueOf(e.getMessage()), new FilePosition(0, 0, row));
        }
    }

    private SortedMap<String, String> fields(CsvRecord record) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i < record.size(); i++) {
            String text = nulls.value(record, i);
            fields.put("c" + (i + 1), text == null ? JsonText.NULL : JsonText.quoted(text));
        }
        return fields;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
