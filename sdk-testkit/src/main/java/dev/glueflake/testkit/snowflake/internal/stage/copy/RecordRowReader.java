package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.query.FileFacts;
import dev.glueflake.testkit.snowflake.internal.stage.query.RecordShape;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordException;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordStream;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecord;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as they are, with what is known of them; the statement that loads them makes values. */
final class RecordRowReader implements RowReader {
    private static final SqlType COUNT = new SqlType.Numeric(18, 0);
    /** Number of the file, line, character. */
    private static final int OWN = 3;

    private final RecordShape shape;
    private final RecordStream records;
    private final FileFacts facts;
    private final LoadTarget target;
    private final BigDecimal number;

    RecordRowReader(StagedFile file, int number, CopyPlan plan, RecordPlan how) {
        this.shape = how.shape();
        this.number = BigDecimal.valueOf(number);
        this.target = plan.target();
        this.facts = new FileFacts(plan.location(), file, how.now());
        this.records = how.records().open(plan.location().files(), file, plan.format());
    }

    /** Types of the cells: those of the shape, METADATA$…, number of the file, line, character. */
    static List<SqlType> types(RecordShape shape) {
        List<SqlType> types = new ArrayList<>(shape.kept());
        types.addAll(FileFacts.types());
        types.addAll(List.of(COUNT, COUNT, COUNT));
        return types;
    }

    @Override
    public @Nullable Object @Nullable [] next() throws BadRowException {
        try {
            StagedRecord record = records.next();
            return record == null ? null : cells(record);
        } catch (RecordException e) {
            LoadError error = new LoadError(e.code(), e.sqlState(), e.getMessage(), e.at(), target.shown(e.field()));
            throw new BadRowException(error, !e.isOfFile());
        }
    }

    private @Nullable Object[] cells(StagedRecord record) throws RecordException {
        @Nullable Object[] own = shape.cells(record);
        @Nullable Object[] cells = Arrays.copyOf(own, own.length + FileFacts.count() + OWN);
        facts.write(record, cells, own.length);
        FilePosition at = record.at();
        cells[cells.length - OWN] = number;
        cells[cells.length - 2] = BigDecimal.valueOf(at.line());
        cells[cells.length - 1] = BigDecimal.valueOf(at.character());
        return cells;
    }

    @Override
    public void close() {
        records.close();
    }
}
