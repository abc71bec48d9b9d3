package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvRecord;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FieldNulls;
import dev.glueflake.testkit.snowflake.internal.stage.value.FieldParser;
import dev.glueflake.testkit.snowflake.internal.stage.value.FieldParsers;
import dev.glueflake.testkit.snowflake.internal.stage.value.ValueException;
import org.jspecify.annotations.Nullable;

/** Makes the cells of a row of a record. Not thread-safe. */
final class RowParser {
    private final LoadTarget target;
    private final boolean strictCount;
    private final FieldNulls nulls;
    private final FieldParser[] parsers;

    RowParser(LoadTarget target, CsvFormat format, FieldParsers parsers) {
        this.target = target;
        this.strictCount = format.layout().errorOnColumnCountMismatch();
        this.nulls = new FieldNulls(format.nulls());
        this.parsers = target.types().stream().map(parsers::of).toArray(FieldParser[]::new);
    }

    /** One cell per target column and a last one, left empty for the caller. */
    @Nullable
    Object[] parse(CsvRecord record) throws BadRowException {
        checkCount(record);
        @Nullable Object[] cells = new @Nullable Object[parsers.length + 1];
        int present = Math.min(record.size(), parsers.length);
        for (int i = 0; i < present; i++) {
            cells[i] = parse(record, i);
        }
        for (int i = present; i < parsers.length; i++) {
            checkNullable(record, i);
        }
        return cells;
    }

    private @Nullable Object parse(CsvRecord record, int field) throws BadRowException {
        String text = nulls.value(record, field);
        if (text == null) {
            checkNullable(record, field);
            return null;
        }
        try {
            return parsers[field].parse(text);
        } catch (ValueException e) {
            throw bad(e.code(), e.sqlState(), e.getMessage(), record, field);
        }
    }

    private void checkCount(CsvRecord record) throws BadRowException {
        boolean blank = record.size() == 1 && record.isEmpty(0) && !record.isEnclosed(0);
        if (blank && parsers.length > 1) {
            throw bad(
                    "100068",
                    "22000",
                    "End of record reached while expected to parse column '" + target.shown(1) + "'",
                    record,
                    1);
        }
        if (strictCount && record.size() != parsers.length) {
            throw bad(
                    "100080",
                    "22000",
                    "Number of columns in file (" + record.size() + ") does not match that of the corresponding table ("
                            + parsers.length
                            + "), use file format option error_on_column_count_mismatch=false to ignore this error",
                    record,
                    Math.min(record.size(), parsers.length));
        }
    }

    private void checkNullable(CsvRecord record, int field) throws BadRowException {
        Column column = target.columns().get(field);
        if (!column.nullable()) {
            throw bad("100072", "22000", "NULL result in a non-nullable column", record, field);
        }
    }

    private BadRowException bad(String code, String sqlState, String message, CsvRecord record, int field) {
        return new BadRowException(new LoadError(code, sqlState, message, record.position(field), target.shown(field)));
    }
}
