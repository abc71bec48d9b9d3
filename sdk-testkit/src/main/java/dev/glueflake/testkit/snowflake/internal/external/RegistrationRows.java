package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stage.file.Registration;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done with files, as statements answer it, and the table functions about registration history. */
public final class RegistrationRows {
    /** The columns of {@link #answer}. */
    public static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.of("file", SqlTypes.VARCHAR),
            ResultColumn.of("status", SqlTypes.VARCHAR),
            ResultColumn.of("description", SqlTypes.VARCHAR));

    private RegistrationRows() {}

    /** What REFRESH, ADD FILES and REMOVE FILES answer. */
    public static StatementResult answer(List<Registration> registrations) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Registration each : registrations) {
            rows.add(new @Nullable Object[] {each.key(), each.status().name(), each.message()});
        }
        return new StatementResult(StatementKind.DDL, COLUMNS, rows, 0);
    }

    /** Those since that moment. */
    public static Relation of(String function, List<Registration> history, Instant since) {
        LiteralRows rows = new LiteralRows()
                .column("JOB_CREATED_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("FILE_NAME", SqlTypes.VARCHAR)
                .column("OPERATION_STATUS", SqlTypes.VARCHAR)
                .column("MESSAGE", SqlTypes.VARCHAR)
                .column("FILE_SIZE", SqlTypes.INTEGER)
                .column("LAST_MODIFIED", SqlTypes.TIMESTAMP_LTZ);
        for (Registration each : history) {
            if (!each.time().isBefore(since)) {
                Long size = each.size();
                Instant modified = each.lastModified();
                rows.row(
                        FilesFunction.micros(each.time()),
                        each.key(),
                        each.status().name(),
                        each.message(),
                        size == null ? null : BigDecimal.valueOf(size),
                        modified == null ? null : FilesFunction.micros(modified));
            }
        }
        return rows.relation(function);
    }
}
