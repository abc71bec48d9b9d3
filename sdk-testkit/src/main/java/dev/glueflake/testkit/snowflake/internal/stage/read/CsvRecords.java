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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Delimited text: each record an object of texts, by their number or, with PARSE_HEADER, by the names that the first line has. */
final class CsvRecords implements RecordStream {
    private final CsvReader reader;
    private final FieldNulls nulls;
    private final CsvFormat.Layout layout;
    private @Nullable List<String> header;
    private long row;
    private boolean ended;

    CsvRecords(InputStream in, CsvFormat format) {
        this.reader = new CsvReader(in, format);
        this.nulls = new FieldNulls(format.nulls());
        this.layout = format.layout();
    }

    @Override
    public @Nullable StagedRecord next() throws RecordException {
        if (ended) {
            return null;
        }
        row++;
        try {
            readHeader();
            CsvRecord record = reader.next();
            ended = record == null;
            return record == null ? null : StagedRecord.of(at(record), fields(record));
        } catch (CsvException e) {
            throw new RecordException(e.code(), e.sqlState(), e.getMessage(), e.field(), e.at());
        } catch (IOException e) {
            ended = true;
            throw RecordException.unreadable(String.valueOf(e.getMessage()), new FilePosition(0, 0, row));
        }
    }

    private void readHeader() throws IOException, CsvException {
        if (!layout.parseHeader() || header != null) {
            return;
        }
        List<String> names = new ArrayList<>();
        header = names;
        CsvRecord record = reader.next();
        for (int i = 0; record != null && i < record.size(); i++) {
            names.add(record.text(i).strip());
        }
    }

    /** The header is no row. */
    private FilePosition at(CsvRecord record) {
        FilePosition begin = record.position(0);
        return header == null ? begin : new FilePosition(begin.line(), begin.character(), begin.row() - 1);
    }

    private SortedMap<String, String> fields(CsvRecord record) throws RecordException {
        List<String> names = header;
        int width = names == null ? record.size() : names.size();
        if (record.size() != width && layout.errorOnColumnCountMismatch()) {
            throw RecordException.columnCount(record.size(), width, at(record));
        }
        SortedMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i < width; i++) {
            String text = i < record.size() ? nulls.value(record, i) : null;
            String name = names == null ? "c" + (i + 1) : names.get(i);
            fields.put(name, text == null ? JsonText.NULL : JsonText.quoted(text));
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
