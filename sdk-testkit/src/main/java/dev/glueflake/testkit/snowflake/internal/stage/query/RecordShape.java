package dev.glueflake.testkit.snowflake.internal.stage.query;

import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordException;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecord;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the records of files become the columns {@code $1}, {@code $2}, … */
public interface RecordShape {

    /** Types of the cells that a record is kept in, {@code c1}, {@code c2}, … in the engine. */
    List<SqlType> kept();

    /** The cells of a record. */
    @Nullable
    Object[] cells(StagedRecord record) throws RecordException;

    /** {@code $1}, {@code $2}, …: type and DuckDB expression over the cells. */
    List<Column> columns();

    /** One of {@code $1}, {@code $2}, … */
    record Column(SqlType type, String expression) {}

    /** As queries see the files of that format. */
    static RecordShape of(FormatSettings format) {
        return format.isCsv() ? new FieldsShape() : new WholeShape();
    }
}
