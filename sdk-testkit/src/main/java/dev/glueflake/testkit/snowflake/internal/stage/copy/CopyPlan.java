package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.value.FieldParsers;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the load of a file needs to know.
 *
 * @param records null for delimited text whose fields go to the columns by their order
 */
record CopyPlan(
        LoadTarget target,
        StageLocation location,
        CopyOptions options,
        FormatSettings format,
        FieldParsers parsers,
        @Nullable RecordPlan records) {

    /** Whether a SELECT of the statement's own gives the rows. */
    boolean transforms() {
        return records != null && records.transforms();
    }

    /** Whether each file is one that FILES names and that an error aborts for: that it is gone is one. */
    boolean needsEveryFile() {
        return !options.files().isEmpty() && options.onError() instanceof OnError.Abort;
    }

    /** The same with another ON_ERROR. */
    CopyPlan onError(OnError other) {
        return new CopyPlan(target, location, options.onError(other), format, parsers, records);
    }

    /** @param number of the file within this COPY */
    RowReader reader(StagedFile file, int number) {
        RecordPlan how = records;
        return how == null ? new CsvRowReader(file, number, this) : new RecordRowReader(file, number, this, how);
    }

    /** Types of the cells that {@link #reader} gives. */
    List<SqlType> landingTypes() {
        RecordPlan how = records;
        if (how != null) {
            return RecordRowReader.types(how.shape());
        }
        List<SqlType> types = new ArrayList<>(target.types());
        types.add(LandedRows.FILE_NUMBER);
        return types;
    }
}
