package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunction;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.time.Instant;

/** The table function EXTERNAL_TABLE_FILE_REGISTRATION_HISTORY. */
public final class RegistrationHistory implements TableFunction {
    public static final String NAME = "EXTERNAL_TABLE_FILE_REGISTRATION_HISTORY";

    @Override
    public Relation call(TableFunctionCall call) {
        NamedValues arguments = call.arguments("TABLE_NAME", "START_TIME");
        ExternalTable table = FilesFunction.table(call, arguments.requiredText("TABLE_NAME"));
        Instant since = arguments.time("START_TIME").orElse(Instant.MIN);
        return RegistrationRows.of(
                NAME, table.files().registry().history(call.scope().now()), since);
    }
}
