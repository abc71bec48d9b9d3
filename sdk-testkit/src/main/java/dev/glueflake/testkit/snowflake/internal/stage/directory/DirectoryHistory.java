package dev.glueflake.testkit.snowflake.internal.stage.directory;

import dev.glueflake.testkit.snowflake.internal.external.RegistrationRows;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunction;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import java.time.Instant;

/** The table function STAGE_DIRECTORY_FILE_REGISTRATION_HISTORY. */
public final class DirectoryHistory implements TableFunction {
    public static final String NAME = "STAGE_DIRECTORY_FILE_REGISTRATION_HISTORY";

    @Override
    public Relation call(TableFunctionCall call) {
        NamedValues arguments = call.arguments("STAGE_NAME", "START_TIME");
        Stage stage = call.objects()
                .require(ObjectKind.STAGE, Stage.class, SqlParser.parseName(arguments.requiredText("STAGE_NAME")));
        Instant since = arguments.time("START_TIME").orElse(Instant.MIN);
        return RegistrationRows.of(
                NAME, DirectoryRefresh.of(stage).history(call.scope().now()), since);
    }
}
