package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a file: a row of COPY's result. */
public record FileOutcome(
        String file,
        Status status,
        long rowsParsed,
        long rowsLoaded,
        long errorLimit,
        long errorsSeen,
        @Nullable LoadError firstError) {

    /** How it ended. */
    public enum Status {
        LOADED,
        LOAD_FAILED,
        PARTIALLY_LOADED
    }

    static final List<ResultColumn> COLUMNS = List.of(
            text("file"),
            text("status"),
            number("rows_parsed"),
            number("rows_loaded"),
            number("error_limit"),
            number("errors_seen"),
            text("first_error"),
            number("first_error_line"),
            number("first_error_character"),
            text("first_error_column_name"));

    @Nullable
    Object[] row() {
        LoadError error = firstError;
        return new @Nullable Object[] {
            file,
            status.name(),
            BigDecimal.valueOf(rowsParsed),
            BigDecimal.valueOf(rowsLoaded),
            BigDecimal.valueOf(errorLimit),
            BigDecimal.valueOf(errorsSeen),
            error == null ? null : error.message(),
            error == null ? null : BigDecimal.valueOf(error.at().line()),
            error == null ? null : BigDecimal.valueOf(error.at().character()),
            error == null ? null : error.column()
        };
    }

    private static ResultColumn text(String name) {
        return ResultColumn.of(name, SqlTypes.VARCHAR);
    }

    private static ResultColumn number(String name) {
        return ResultColumn.of(name, new SqlType.Numeric(38, 0));
    }
}
