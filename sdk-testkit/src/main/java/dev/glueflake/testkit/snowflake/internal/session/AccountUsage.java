package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.pipe.CopyHistory;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.util.List;

/** SNOWFLAKE.ACCOUNT_USAGE: what pipelines read of it, without Snowflake's delay. Other views are refused by name. */
final class AccountUsage {
    private static final String DATABASE = "SNOWFLAKE";
    private static final String SCHEMA = "ACCOUNT_USAGE";

    private final Session session;
    private final SessionObjects objects;
    private final InformationSchemaTables tables;

    AccountUsage(Session session, SessionObjects objects, Snapshot snapshot) {
        this.session = session;
        this.objects = objects;
        this.tables = new InformationSchemaTables(
                objects, snapshot, session.account().catalog().databases());
    }

    /** Whether the name is one of these and no database of the account hides it. */
    static boolean has(Session session, QualifiedName name) {
        return name.database().equals(DATABASE)
                && name.schema().equals(SCHEMA)
                && session.account().catalog().find(DATABASE).isEmpty();
    }

    Relation view(QualifiedName name) {
        return switch (name.name()) {
            case "QUERY_HISTORY" -> new QueryHistoryRows(session).view();
            case CopyHistory.NAME ->
                CopyHistory.view(
                        name.toString(),
                        session,
                        objects,
                        session.account().catalog().databases());
            case "TABLES" -> tables.tables(name.toString(), List.of());
            case "COLUMNS" -> tables.columns(name.toString(), List.of());
            default -> throw InformationSchema.unknown(SCHEMA + "." + name.name(), name);
        };
    }
}
