package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;

/** SHOW: a lister for each kind of object, then the filters that all of them share. */
final class ShowHandler {
    private final Work work;

    ShowHandler(Work work) {
        this.work = work;
    }

    StatementResult show(Show show) {
        Listing listing = listing(show);
        ShowFilter.apply(show, listing.rows(), nameColumn(show, listing));
        return listing.result(StatementKind.SHOW);
    }

    private Listing listing(Show show) {
        return switch (show.what()) {
            case "DATABASES" -> new ShowContainers(work).databases(show);
            case "SCHEMAS" -> new ShowContainers(work).schemas(show);
            case "TABLES" -> new ShowTables(work).tables(show);
            case "OBJECTS" -> new ShowTables(work).objects(show);
            case "EXTERNAL TABLES" -> new ShowExternalTables(work).tables(show);
            case "VIEWS" -> new ShowTables(work).views(show);
            case "MATERIALIZED VIEWS" -> new MaterializedViews(work).show(new ShowScopes(work).tables(show));
            case "COLUMNS" -> new ShowColumns(work).columns(show);
            case "PRIMARY KEYS", "UNIQUE KEYS" -> new ShowKeys(work).keys(show);
            case "IMPORTED KEYS", "EXPORTED KEYS" -> new ShowKeys(work).foreignKeys(show);
            case "SEQUENCES" -> new ShowRoutines(work).sequences(show);
            case "PROCEDURES", "USER PROCEDURES" -> new ShowRoutines(work).procedures(show);
            case "FUNCTIONS", "USER FUNCTIONS" -> new ShowRoutines(work).functions(show);
            case "STAGES" -> new ShowFiles(work).stages(show);
            case "FILE FORMATS" -> new ShowFiles(work).formats(show);
            case "STREAMS" -> new ShowStreams(work).streams(show);
            case "TASKS", "TASKS ROOT ONLY" ->
                new ShowTasks(work).tasks(show, !show.what().equals("TASKS"));
            case "ALERTS" -> new ShowAlerts(work).alerts(show);
            case "DYNAMIC TABLES" -> new ShowDynamicTables(work).tables(show);
            case "PIPES" -> new ShowPipes(work).pipes(show);
            case "PARAMETERS" -> new ShowSession(work).parameters(show);
            case "VARIABLES" -> new ShowSession(work).variables();
            case "TRANSACTIONS" -> new ShowSession(work).transactions(show);
            case "WAREHOUSES" -> new ShowAccount(work).warehouses();
            case "DATABASE ROLES" -> new DatabaseRoleHandler(work).show(show);
            case "ROLES" -> new ShowAccount(work).roles();
            case "USERS" -> new ShowAccount(work).users(show);
            case "RESOURCE MONITORS" -> new ShowAccount(work).monitors();
            case "INTEGRATIONS", "STORAGE INTEGRATIONS" -> new ShowAccount(work).integrations();
            case "MASKING POLICIES" -> new ShowPolicies(work).policies(show, ObjectKind.MASKING_POLICY);
            case "ROW ACCESS POLICIES" -> new ShowPolicies(work).policies(show, ObjectKind.ROW_ACCESS_POLICY);
            case "TAGS" -> new ShowAccount(work).tags(show);
            case "GRANTS" -> new ShowGrants(work).grants(show);
            case "FUTURE GRANTS" -> new ShowGrants(work).future(show);
            case "LOCKS" -> new ShowSession(work).locks(show);
            case "REGIONS" -> new ShowSession(work).regions();
            default -> throw Errors.unsupported("SHOW " + show.what());
        };
    }

    private static int nameColumn(Show show, Listing listing) {
        return switch (show.what()) {
            case "COLUMNS", "PRIMARY KEYS", "UNIQUE KEYS" -> listing.column("column_name");
            case "IMPORTED KEYS", "EXPORTED KEYS" -> listing.column("pk_table_name");
            case "PARAMETERS" -> listing.column("key");
            case "GRANTS", "FUTURE GRANTS" -> listing.column("grantee_name");
            case "LOCKS" -> listing.column("resource");
            case "REGIONS" -> listing.column("snowflake_region");
            default -> listing.column("name");
        };
    }
}
