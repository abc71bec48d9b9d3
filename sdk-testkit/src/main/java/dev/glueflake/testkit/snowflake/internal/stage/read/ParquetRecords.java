package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.engine.UnreadableFileException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Parquet file: the engine makes JSON text of its columns, into a table of its own that is read page by page. */
final class ParquetRecords implements RecordStream {
    private static final int PAGE = 4096;

    private final ParquetFile file;
    private final FileType.Parquet format;
    private List<ParquetNode> columns = List.of();
    private @Nullable StagedRows staged;
    private Iterator<@Nullable Object[]> page = List.<@Nullable Object[]>of().iterator();
    private long row;
    private boolean ended;

    ParquetRecords(ParquetFile file, FileType.Parquet format) {
        this.file = file;
        this.format = format;
    }

    @Override
    public @Nullable StagedRecord next() throws RecordException {
        if (!page.hasNext()) {
            turn();
        }
        if (ended || !page.hasNext()) {
            ended = true;
            return null;
        }
        @Nullable Object[] cells = page.next();
        row++;
        return StagedRecord.of(new FilePosition(0, 0, row), fields(cells));
    }

    private void turn() throws RecordException {
        if (ended) {
            return;
        }
        StagedRows rows = staged;
        if (rows == null) {
            rows = stage();
            staged = rows;
        }
        String from = " FROM " + rows.name() + " WHERE rowid >= " + row + " AND rowid < " + (row + PAGE);
        page = file.stagedTexts("SELECT *" + from + " ORDER BY rowid", columns.size())
                .iterator();
    }

    private StagedRows stage() throws RecordException {
        try {
            columns = file.schema().children();
            ParquetJson.checkNames(columns);
            ParquetJson json = new ParquetJson(format);
            String select = columns.stream().map(json::column).collect(Collectors.joining(", "));
            return file.stage("SELECT " + select + " FROM " + file.source(), columns.size());
        } catch (UnreadableFileException e) {
            ended = true;
            throw RecordException.unreadableParquet();
        }
    }

    private SortedMap<String, String> fields(@Nullable Object[] cells) throws RecordException {
        SortedMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String text = String.valueOf(cells[i]);
            fields.put(columns.get(i).name(), InvalidUtf8.repaired(text, format.replaceInvalid(), i, row));
        }
        return fields;
    }

    @Override
    public void close() {
        StagedRows rows = staged;
        if (rows != null) {
            rows.close();
        }
        file.close();
    }
}
