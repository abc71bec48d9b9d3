package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stage.file.Registration;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What was done with files, as the table functions about registration history answer it. */
public final class RegistrationRows {
    private RegistrationRows() {}

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
