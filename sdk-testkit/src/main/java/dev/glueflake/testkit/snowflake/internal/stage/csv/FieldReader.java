package dev.glueflake.testkit.snowflake.internal.stage.csv;

import java.io.IOException;

/** Reads one field after the other: the part of the dialect where quoting and escaping matter. */
final class FieldReader {
    private final CharSource source;
    private final CsvFormat format;
    private final char enclosedBy;
    private final String fieldDelimiter;
    private final String recordDelimiter;
    private final boolean lineFeed;
    private final char escapeOutside;
    /** First characters of the delimiters: most characters of a file are neither, and one comparison says so. */
    private final int fieldFirst;

    private final int recordFirst;
    private final boolean[] plainStops;
    private final boolean[] enclosedStops;

    FieldReader(CharSource source, CsvFormat format) {
        this.source = source;
        this.format = format;
        this.enclosedBy = format.enclosedBy();
        this.fieldDelimiter = format.fieldDelimiter();
        this.recordDelimiter = format.recordDelimiter();
        this.lineFeed = recordDelimiter.equals("\n");
        this.escapeOutside = format.escapeOutside();
        this.fieldFirst = fieldDelimiter.isEmpty() ? CharSource.END - 1 : fieldDelimiter.charAt(0);
        this.recordFirst = recordDelimiter.isEmpty() ? CharSource.END - 1 : recordDelimiter.charAt(0);
        this.plainStops = CharSource.stops(fieldFirst, recordFirst, '\r', escapeOutside);
        this.enclosedStops = CharSource.stops(enclosedBy, format.escape());
    }

    /** Adds one field and takes the delimiter behind it; says whether another field of the record follows. */
    boolean read(CsvRecord record) throws IOException, CsvException {
        record.beginField(source.line(), source.column());
        if (format.layout().trimSpace()) {
            skipBlanks();
        }
        if (enclosedBy != 0 && source.peek() == enclosedBy) {
            readEnclosed(record);
        } else {
            readPlain(record);
        }
        record.endField();
        return takeDelimiter(record);
    }

    boolean atRecordEnd() throws IOException {
        int c = source.peek();
        if (c == CharSource.END) {
            return true;
        }
        return (c == recordFirst && goesOn(recordDelimiter)) || (lineFeed && c == '\r' && source.at("\r\n"));
    }

    void skipRecordDelimiter() throws IOException {
        if (lineFeed && source.peek() == '\r') {
            source.next();
        }
        source.skip(recordDelimiter.length());
    }

    /** After an error: to behind the next record delimiter, wherever it stands. */
    void skipToNextRecord() throws IOException {
        while (!atRecordEnd()) {
            source.next();
        }
        if (source.peek() != CharSource.END) {
            skipRecordDelimiter();
        }
    }

    private void readPlain(CsvRecord record) throws IOException {
        boolean escaped = false;
        source.takeRun(record, plainStops);
        while (!atFieldEnd()) {
            char c = (char) source.next();
            record.append(c);
            if (c == escapeOutside && escapeOutside != 0 && source.peek() != CharSource.END) {
                escaped = true;
                record.append((char) source.next());
            }
            source.takeRun(record, plainStops);
        }
        if (format.layout().trimSpace()) {
            record.trimEnd();
        }
        if (escaped) {
            undoEscapes(record);
        }
    }

    /** NULL_IF means the field as written: its default {@code \N} would be a plain N after the escape is undone. */
    private void undoEscapes(CsvRecord record) {
        String written = record.current();
        if (format.nulls().nullIf().contains(written)) {
            record.markNull();
        }
        record.replaceCurrent(Escapes.undo(written, escapeOutside));
    }

    private void readEnclosed(CsvRecord record) throws IOException, CsvException {
        source.next();
        record.markEnclosed();
        while (true) {
            source.takeRun(record, enclosedStops);
            checkGoesOn(record);
            int c = source.next();
            if (c == format.escape() && c != 0 && source.peek() != CharSource.END) {
                record.append(Escapes.meaning((char) source.next()));
            } else if (c == enclosedBy && source.peek() == enclosedBy) {
                record.append((char) source.next());
            } else if (c == enclosedBy) {
                break;
            } else {
                record.append((char) c);
            }
        }
        if (format.layout().trimSpace()) {
            skipBlanks();
        }
    }

    private void checkGoesOn(CsvRecord record) throws IOException, CsvException {
        int c = source.peek();
        if (c == CharSource.END) {
            throw error(record, "The file ends within a field enclosed by " + enclosedBy);
        }
        if (c == '\n' && !format.layout().multiLine()) {
            throw error(record, "The line ends within a field enclosed by " + enclosedBy + ", and MULTI_LINE is FALSE");
        }
    }

    private boolean takeDelimiter(CsvRecord record) throws IOException, CsvException {
        int c = source.peek();
        if (c == fieldFirst && goesOn(fieldDelimiter)) {
            source.skip(fieldDelimiter.length());
            return true;
        }
        if (atRecordEnd()) {
            if (c != CharSource.END) {
                skipRecordDelimiter();
            }
            return false;
        }
        throw new CsvException(
                "100065",
                "Found character '" + (char) c + "' instead of field delimiter '" + fieldDelimiter + "'",
                record.size() - 1,
                new FilePosition(source.line(), source.column(), record.row()));
    }

    private boolean atFieldEnd() throws IOException {
        int c = source.peek();
        return (c == fieldFirst && goesOn(fieldDelimiter)) || atRecordEnd();
    }

    /** For a delimiter whose first character stands here. */
    private boolean goesOn(String delimiter) throws IOException {
        return delimiter.length() == 1 || source.at(delimiter);
    }

    private void skipBlanks() throws IOException {
        int c = source.peek();
        while ((c == ' ' || c == '\t') && !source.at(fieldDelimiter)) {
            source.next();
            c = source.peek();
        }
    }

    private static CsvException error(CsvRecord record, String message) {
        return new CsvException("100067", message, record.size(), record.position(record.size()));
    }
}
