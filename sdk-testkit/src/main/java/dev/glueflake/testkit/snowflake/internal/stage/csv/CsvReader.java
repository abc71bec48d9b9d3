package dev.glueflake.testkit.snowflake.internal.stage.csv;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads delimited text record by record. Not thread-safe. */
public final class CsvReader implements Closeable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CsvFormat format;
    private final CsvDecoder decoder;
    private final CharSource source;
    private final FieldReader fields;
    private final CsvRecord record = new CsvRecord();
    private boolean begun;
    private long row;

    /** @param in decompressed bytes; closed with this reader */
    public CsvReader(InputStream in, CsvFormat format) {
        this.in = in;
        this.format = format;
        this.decoder = new CsvDecoder(in, format.text());
        this.source = new CharSource(decoder);
        this.fields = new FieldReader(source, format);
    }

    /**
     * Reads the next record; the one returned before is overwritten.
     *
     * @return null at the end of the file
     * @throws CsvException where the record breaks the format; the next call goes on behind it
     */
    public @Nullable CsvRecord next() throws IOException, CsvException {
        if (!begun) {
            begun = true;
            begin();
        }
        if (format.layout().skipBlankLines()) {
            while (fields.atRecordEnd() && source.peek() != CharSource.END) {
                fields.skipRecordDelimiter();
            }
        }
        if (source.peek() == CharSource.END) {
            return null;
        }
        row++;
        readRecord();
        if (record.isTooLong()) {
            throw new CsvException(
                    "100082", "Max LOB size (" + SqlType.Text.MAX + ") exceeded by a record", 0, record.position(0));
        }
        checkText();
        return record;
    }

    private void begin() throws IOException {
        if (format.text().skipByteOrderMark() && source.peek() == BYTE_ORDER_MARK) {
            source.next();
        }
        for (long i = 0; i < format.layout().skipHeader(); i++) {
            skipLine();
        }
    }

    /** Header lines end with a line feed whatever the delimiters are. */
    private void skipLine() throws IOException {
        int c = source.next();
        while (c != CharSource.END && c != '\n') {
            c = source.next();
        }
    }

    private void readRecord() throws IOException, CsvException {
        record.begin(row);
        try {
            boolean more = true;
            while (more) {
                more = fields.read(record);
            }
        } catch (CsvException e) {
            fields.skipToNextRecord();
            throw e;
        }
    }

    private void checkText() throws CsvException {
        if (!decoder.sawInvalid()) {
            return;
        }
        for (int i = 0; i < record.size(); i++) {
            if (InvalidText.isIn(record.text(i))) {
                throw new CsvException(
                        "100144",
                        "Invalid UTF8 detected in string '" + InvalidText.shown(record.text(i)) + "'",
                        i,
                        record.position(i));
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
