package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunction;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;

/** The table function EXTERNAL_TABLE_FILE_REGISTRATION_HISTORY. */
public final class RegistrationHistory implements TableFunction {
    public static final String NAME = "EXTERNAL_TABLE_FILE_REGISTRATION_HISTORY";

    @Override
    public Relation call(TableFunctionCall call) {
        NamedValues arguments = call.arguments("TABLE_NAME", "START_TIME");
        ExternalTable table = FilesFunction.table(call, arguments.requiredText("TABLE_NAME"));
        Instant since = arguments.time("START_TIME").orElse(Instant.MIN);
        LiteralRows rows = new LiteralRows()
                .column("JOB_CREATED_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("FILE_NAME", SqlTypes.VARCHAR)
                .column("OPERATION_STATUS", SqlTypes.VARCHAR)
                .column("MESSAGE", SqlTypes.VARCHAR)
                .column("FILE_SIZE", SqlTypes.INTEGER)
                .column("LAST_MODIFIED", SqlTypes.TIMESTAMP_LTZ);
        for (Registration each : table.files().registry().history(call.scope().now())) {
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
        return rows.relation(NAME);
    }
}
