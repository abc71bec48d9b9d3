package dev.glueflake.testkit.snowflake.internal.stage.infer;

import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvReader;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvRecord;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FieldNulls;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.read.FileField;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordException;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordStream;
import dev.glueflake.testkit.snowflake.internal.stage.read.SchemaReader;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecord;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The fields of one file after another. */
public final class FileFields {
    private static final int CHECK_EVERY = 4096;

    private final Session session;
    private final ExecutionScope scope;
    private final StageFiles files;
    private final FormatSettings format;
    private final long most;
    private final ValueTypes types;

    /** @param most records that are looked at in a file without a schema */
    public FileFields(Session session, ExecutionScope scope, StageFiles files, FormatSettings format, long most) {
        this.session = session;
        this.scope = scope;
        this.files = files;
        this.format = format;
        this.most = most;
        this.types = new ValueTypes(scope);
    }

    /** In the order in which they are met. */
    public List<FileField> of(StagedFile file) throws RecordException {
        if (format.isCsv()) {
            return delimited(file);
        }
        return format.type() instanceof FileType.Json
                ? json(file)
                : new SchemaReader(session, scope.cancellation()).fields(files, file, format);
    }

    private List<FileField> json(StagedFile file) throws RecordException {
        SeenFields seen = new SeenFields();
        try (RecordStream records = new StagedRecords(session, scope.cancellation()).open(files, file, format)) {
            for (long count = 0; count < most; count++) {
                check(count);
                StagedRecord record = records.next();
                if (record == null) {
                    break;
                }
                SortedMap<String, String> fields = record.fields();
                if (fields != null) {
                    fields.forEach((name, value) -> seen.add(name, value.equals("null") ? null : types.ofJson(value)));
                }
            }
        }
        return seen.fields();
    }

    private List<FileField> delimited(StagedFile file) throws RecordException {
        try (CsvReader reader =
                new CsvReader(StagedRecords.unpacked(files, file, format.compression()), format.csv())) {
            return delimited(reader);
        } catch (CsvException e) {
            throw new RecordException(e.code(), e.sqlState(), e.getMessage(), e.field(), e.at());
        } catch (IOException e) {
            throw RecordException.unreadable(String.valueOf(e.getMessage()), new FilePosition(0, 0, 1));
        }
    }

    private List<FileField> delimited(CsvReader reader) throws IOException, CsvException {
        List<String> names = new ArrayList<>();
        SeenFields seen = new SeenFields();
        FieldNulls nulls = new FieldNulls(format.csv().nulls());
        if (format.csv().layout().parseHeader()) {
            header(reader.next(), names);
            names.forEach(name -> seen.add(name, null));
        }
        for (long count = 0; count < most; count++) {
            check(count);
            CsvRecord record = reader.next();
            if (record == null) {
                break;
            }
            for (int i = 0; i < record.size(); i++) {
                String value = nulls.value(record, i);
                seen.add(i < names.size() ? names.get(i) : "c" + (i + 1), value == null ? null : types.ofText(value));
            }
        }
        return seen.fields();
    }

    private static void header(@Nullable CsvRecord record, List<String> names) {
        for (int i = 0; record != null && i < record.size(); i++) {
            names.add(record.text(i).strip());
        }
    }

    private void check(long count) {
        if (count % CHECK_EVERY == 0) {
            scope.cancellation().check();
        }
    }
}
