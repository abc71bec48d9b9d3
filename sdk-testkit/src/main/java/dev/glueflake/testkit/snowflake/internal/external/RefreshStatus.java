package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.List;
import java.util.Optional;

/** SYSTEM$EXTERNAL_TABLE_PIPE_STATUS: how the automatic refresh of an external table is. Nothing waits: a look registers all it sees. */
public final class RefreshStatus {
    private static final String FUNCTION = "SYSTEM$EXTERNAL_TABLE_PIPE_STATUS";

    private RefreshStatus() {}

    /** Empty where it is another function, or one with other arguments. */
    public static Optional<TypedValue> call(String function, List<TypedValue> arguments, Session session) {
        if (!function.equals(FUNCTION)
                || arguments.size() != 1
                || !(arguments.get(0).value() instanceof String written)) {
            return Optional.empty();
        }
        ObjectName name = SqlParser.parseName(written);
        ExternalTable table = session.objects()
                .find(ObjectKind.EXTERNAL_TABLE, ExternalTable.class, name)
                .orElseThrow(() -> session.objects().missing(ObjectKind.EXTERNAL_TABLE.word(), name));
        session.objects().authority().requireOwnership(table);
        if (!table.source().autoRefresh()) {
            throw Errors.compilation(
                    "091107", "22023", "External table '" + table.name() + "' is not refreshed automatically.");
        }
        return Optional.of(TypedValue.text(json(table, session)));
    }

    private static String json(ExternalTable table, Session session) {
        try {
            ExternalLocation.of(table, session);
            return "{\"executionState\":\"RUNNING\",\"pendingFileCount\":0}";
        } catch (SnowflakeException e) {
            return "{\"executionState\":\"STOPPED_STAGE_DROPPED\",\"pendingFileCount\":0,\"error\":"
                    + JsonWriter.quoted(e.getMessage()) + "}";
        }
    }
}
