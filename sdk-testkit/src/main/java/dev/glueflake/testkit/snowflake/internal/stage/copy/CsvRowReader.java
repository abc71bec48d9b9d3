package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvReader;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvRecord;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecords;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Delimited text whose fields go to the columns by their order: values are made here, row by row. */
final class CsvRowReader implements RowReader {
    private final CsvReader reader;
    private final RowParser rows;
    private final LoadTarget target;
    private final BigDecimal number;
    private long rowsRead;
    private boolean ended;

    /** @param number of the file within this COPY, written behind the cells of each row */
    CsvRowReader(StagedFile file, int number, CopyPlan plan) {
        this.number = BigDecimal.valueOf(number);
        this.target = plan.target();
        this.rows = new RowParser(plan.target(), plan.format().csv(), plan.parsers());
        this.reader = new CsvReader(
                StagedRecords.unpacked(
                        plan.location().files(), file, plan.format().compression()),
                plan.format().csv());
    }

    @Override
    public @Nullable Object @Nullable [] next() throws BadRowException {
        try {
            CsvRecord record = ended ? null : reader.next();
            if (record == null) {
                return null;
            }
            rowsRead++;
            @Nullable Object[] cells = rows.parse(record);
            cells[cells.length - 1] = number;
            return cells;
        } catch (CsvException e) {
            rowsRead++;
            throw new BadRowException(
                    new LoadError(e.code(), e.sqlState(), e.getMessage(), e.at(), target.shown(e.field())));
        } catch (IOException e) {
            ended = true;
            throw new BadRowException(unreadable(e), false);
        }
    }

    private LoadError unreadable(IOException e) {
        FilePosition at = new FilePosition(0, 0, rowsRead + 1);
        String cause = String.valueOf(e.getMessage());
        return new LoadError(
                "100297",
                "22000",
                "Invalid data encountered while reading or decompressing the file: " + cause,
                at,
                target.shown(0));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
