package dev.glueflake.testkit.snowflake.internal.wire.driver;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvReader;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvRecord;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FieldNulls;
import dev.glueflake.testkit.snowflake.internal.stage.file.Decompression;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.Compression;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Many rows of binds that a driver put on a stage as CSV files named {@code 1}, {@code 2}, …; each value is a text. */
final class StageBinds {
    private static final CsvFormat FORMAT = new CsvFormat(
            "\n",
            ",",
            '"',
            (char) 0,
            (char) 0,
            CsvFormat.DEFAULT.layout(),
            new CsvFormat.Nulls(List.of(), true),
            CsvFormat.DEFAULT.text());

    private StageBinds() {}

    static Binds read(String stage, Session session) {
        StageLocation location = new StageResolver(session).resolve(SqlParser.parseStage(stage));
        String folder = location.named("");
        List<List<TypedValue>> rows = new ArrayList<>();
        location.files().list(folder).stream()
                .sorted(Comparator.comparingLong(StageBinds::number))
                .forEach(file -> read(location, file, rows));
        return rows.size() == 1 ? Binds.of(rows.get(0)) : Binds.batch(rows);
    }

    /** The number that a file has for its name; others come last. */
    private static long number(StagedFile file) {
        String name = file.name().substring(file.name().lastIndexOf('/') + 1);
        String digits = name.split("\\.", 2)[0];
        return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : Long.MAX_VALUE;
    }

    private static void read(StageLocation location, StagedFile file, List<List<TypedValue>> rows) {
        FieldNulls nulls = new FieldNulls(FORMAT.nulls());
        try (InputStream packed = location.files().open(file.name());
                InputStream plain = Decompression.open(packed, Compression.AUTO);
                CsvReader reader = new CsvReader(plain, FORMAT)) {
            for (CsvRecord record = reader.next(); record != null; record = reader.next()) {
                rows.add(values(record, nulls));
            }
        } catch (CsvException e) {
            throw Errors.compilation(
                    "100132", "22000", "The binds on the stage cannot be read: " + file.name() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TypedValue> values(CsvRecord record, FieldNulls nulls) {
        List<TypedValue> values = new ArrayList<>(record.size());
        for (int field = 0; field < record.size(); field++) {
            values.add(TypedValue.text(nulls.value(record, field)));
        }
        return values;
    }
}
