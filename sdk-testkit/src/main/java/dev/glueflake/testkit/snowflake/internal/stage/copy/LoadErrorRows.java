package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.query.StatementRows;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Load errors as rows of VALIDATE and VALIDATION_MODE. The bytes of a file are not counted, and a record's text is not kept: both are NULL. */
final class LoadErrorRows {
    private static final Set<String> CONVERSIONS =
            Set.of("100035", "100037", "100038", "100039", "100040", "100046", "100069", "100078", "100108");
    private static final SqlType COUNT = new SqlType.Numeric(38, 0);

    static final List<StatementRows.Column> COLUMNS = List.of(
            new StatementRows.Column("ERROR", SqlTypes.VARCHAR),
            new StatementRows.Column("FILE", SqlTypes.VARCHAR),
            new StatementRows.Column("LINE", COUNT),
            new StatementRows.Column("CHARACTER", COUNT),
            new StatementRows.Column("BYTE_OFFSET", COUNT),
            new StatementRows.Column("CATEGORY", SqlTypes.VARCHAR),
            new StatementRows.Column("CODE", COUNT),
            new StatementRows.Column("SQL_STATE", SqlTypes.VARCHAR),
            new StatementRows.Column("COLUMN_NAME", SqlTypes.VARCHAR),
            new StatementRows.Column("ROW_NUMBER", COUNT),
            new StatementRows.Column("ROW_START_LINE", COUNT),
            new StatementRows.Column("REJECTED_RECORD", SqlTypes.VARCHAR));

    /** VALIDATION_MODE answers the columns before REJECTED_RECORD. */
    static final int OF_VALIDATION_MODE = COLUMNS.size() - 1;

    private LoadErrorRows() {}

    /** A file that was loaded and is gone now. */
    static @Nullable Object[] missing(String file) {
        SnowflakeException gone = StageFiles.missing(file);
        LoadError error = new LoadError(gone.code(), gone.sqlState(), gone.getMessage(), new FilePosition(0, 0, 0), "");
        return row(file, error);
    }

    static @Nullable Object[] row(String file, LoadError error) {
        BigDecimal line = BigDecimal.valueOf(error.at().line());
        return new @Nullable Object[] {
            error.message(),
            file,
            line,
            BigDecimal.valueOf(error.at().character()),
            null,
            CONVERSIONS.contains(error.code()) ? "conversion" : "parsing",
            new BigDecimal(error.code()),
            error.sqlState(),
            error.column(),
            BigDecimal.valueOf(error.at().row()),
            line,
            null
        };
    }
}
