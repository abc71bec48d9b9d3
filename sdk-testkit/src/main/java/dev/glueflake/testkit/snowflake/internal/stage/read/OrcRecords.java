package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcFile;
import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An ORC file. An error of the format is the end of it: where the next value begins is not known. */
final class OrcRecords implements RecordStream {
    private final FileCopy copy;
    private final FileType.Orc format;
    private @Nullable OrcFile file;
    private long row;
    private boolean ended;

    OrcRecords(FileCopy copy, FileType.Orc format) {
        this.copy = copy;
        this.format = format;
    }

    @Override
    public @Nullable StagedRecord next() throws RecordException {
        if (ended) {
            return null;
        }
        try {
            OrcFile open = file();
            if (!open.hasNext()) {
                ended = true;
                return null;
            }
            row++;
            return record(open.schema(), open.next());
        } catch (IOException e) {
            ended = true;
            throw unreadable(new FilePosition(0, 0, Math.max(1, row)));
        }
    }

    static RecordException unreadable(FilePosition at) {
        return RecordException.unreadable("no ORC file, or damaged", at);
    }

    private OrcFile file() throws IOException {
        OrcFile known = file;
        if (known == null) {
            known = OrcFile.open(copy.path());
            file = known;
        }
        return known;
    }

    private StagedRecord record(OrcType schema, @Nullable Object value) throws RecordException {
        FilePosition at = new FilePosition(0, 0, row);
        if (schema.kind() != OrcType.Kind.STRUCT || !(value instanceof List<?> values)) {
            return new StagedRecord(at, null, repaired(OrcValues.text(schema, value), 0));
        }
        SortedMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            String text = OrcValues.text(schema.children().get(i), values.get(i));
            fields.put(schema.names().get(i), repaired(text, i));
        }
        return StagedRecord.of(at, fields);
    }

    private String repaired(String text, int field) throws RecordException {
        return InvalidUtf8.repaired(text, format.replaceInvalid(), field, row);
    }

    @Override
    public void close() {
        OrcFile open = file;
        try (copy) {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
