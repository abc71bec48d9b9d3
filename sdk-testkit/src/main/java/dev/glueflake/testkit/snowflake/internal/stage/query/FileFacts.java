package dev.glueflake.testkit.snowflake.internal.stage.query;

import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecord;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What METADATA$… says of a record: cells that stand behind those of the record itself. */
public record FileFacts(StageLocation location, StagedFile file, Instant scanned) {
    private static final SqlType COUNT = new SqlType.Numeric(38, 0);

    /** Names and types of the columns. */
    static final List<Fact> ALL = List.of(
            new Fact("METADATA$FILENAME", SqlTypes.VARCHAR),
            new Fact("METADATA$FILE_ROW_NUMBER", COUNT),
            new Fact("METADATA$FILE_CONTENT_KEY", SqlTypes.VARCHAR),
            new Fact("METADATA$FILE_LAST_MODIFIED", SqlTypes.TIMESTAMP_NTZ),
            new Fact("METADATA$START_SCAN_TIME", SqlTypes.TIMESTAMP_LTZ));

    record Fact(String name, SqlType type) {}

    public static int count() {
        return ALL.size();
    }

    /** The types of the cells. */
    public static List<SqlType> types() {
        return ALL.stream().map(Fact::type).toList();
    }

    /** DuckDB expressions of the cells of a record whose number the expression gives. */
    public List<String> expressions(String row) {
        return List.of(
                Literals.text(location.key(file.name())),
                row,
                Literals.text(file.etag()),
                file.lastModified().getEpochSecond() + "::HUGEINT * 1000000000",
                ChronoUnit.MICROS.between(Instant.EPOCH, scanned) + "::HUGEINT * 1000");
    }

    /** The cells of a record, written behind the first {@code from}. */
    public void write(StagedRecord record, @Nullable Object[] cells, int from) {
        cells[from] = location.key(file.name());
        cells[from + 1] = BigDecimal.valueOf(record.row());
        cells[from + 2] = file.etag();
        cells[from + 3] = LocalDateTime.ofInstant(file.lastModified().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        cells[from + 4] = scanned.truncatedTo(ChronoUnit.MICROS);
    }
}
