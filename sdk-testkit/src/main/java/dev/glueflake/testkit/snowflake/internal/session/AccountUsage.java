package dev.glueflake.testkit.snowflake.internal.session;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.SchemaFacts;
import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicTableHistory;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.pipe.CopyHistory;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stream.StreamsView;
import dev.glueflake.testkit.snowflake.internal.task.AlertHistory;
import dev.glueflake.testkit.snowflake.internal.task.CompleteTaskGraphs;
import dev.glueflake.testkit.snowflake.internal.task.TaskHistory;
import dev.glueflake.testkit.snowflake.internal.task.TaskVersions;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SNOWFLAKE.ACCOUNT_USAGE: what pipelines read of it, without Snowflake's delay. Other views are refused by name. */
final class AccountUsage {
    private static final String DATABASE = "SNOWFLAKE";
    private static final String SCHEMA = "ACCOUNT_USAGE";
    /** The views that list the objects of all databases as INFORMATION_SCHEMA lists those of one; what was dropped is in none. */
    private static final Set<String> OF_OBJECTS = Set.of(
            "FILE_FORMATS",
            "FUNCTIONS",
            "PIPES",
            "PROCEDURES",
            "REFERENTIAL_CONSTRAINTS",
            "SCHEMATA",
            "SEQUENCES",
            "STAGES",
            "TABLE_CONSTRAINTS",
            "VIEWS");

    private final Session session;
    private final SessionObjects objects;
    private final Snapshot snapshot;
    private final ExecutionScope scope;
    private final InformationSchemaTables tables;

    AccountUsage(Session session, SessionObjects objects, Snapshot snapshot, ExecutionScope scope) {
        this.session = session;
        this.objects = objects;
        this.snapshot = snapshot;
        this.scope = scope;
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
            case ObjectDependencies.NAME -> ObjectDependencies.view(name.toString(), session, objects, scope);
            case "DATABASES" -> inAll(name, List.of());
            case "LOAD_HISTORY" ->
                CopyHistory.loads(
                        name.toString(),
                        session,
                        objects,
                        session.account().catalog().databases());
            case CompleteTaskGraphs.NAME ->
                CompleteTaskGraphs.view(name.toString(), session.account(), objects.authority());
            case DynamicTableHistory.NAME -> DynamicTableHistory.view(name.toString(), session.account());
            case AlertHistory.NAME -> AlertHistory.view(name.toString(), session.account(), objects.authority());
            case TaskHistory.NAME -> TaskHistory.view(name.toString(), session.account(), objects.authority());
            case WarehouseMetering.NAME -> WarehouseMetering.view(name.toString(), session);
            case TaskVersions.NAME -> TaskVersions.view(name.toString(), session.account(), objects.authority());
            case StreamsView.NAME -> StreamsView.view(name.toString(), session, objects);
            case "TABLES" -> tables.tables(name.toString(), List.of());
            case "COLUMNS" -> tables.columns(name.toString(), List.of());
            case LoginHistory.NAME -> LoginHistory.view(name.toString(), session.account());
            case "SESSIONS" -> LoginHistory.sessions(name.toString(), session.account());
            case PolicyReferences.NAME -> PolicyReferences.view(name.toString(), session, objects);
            default -> {
                Optional<Relation> ofObjects =
                        new AccountUsageObjects(session, objects).view(name).or(() -> EmptyViews.find(SCHEMA, name));
                if (ofObjects.isPresent()) {
                    yield ofObjects.get();
                }
                if (!OF_OBJECTS.contains(name.name())) {
                    throw InformationSchema.unknown(SCHEMA + "." + name.name(), name);
                }
                yield inAll(name, session.account().catalog().databases());
            }
        };
    }

    /** The rows of the same view of each database, with DELETED behind them: all of them stand. */
    private Relation inAll(QualifiedName name, List<Database> databases) {
        Database nothing = nothing();
        List<Relation.Stored> parts = new ArrayList<>();
        for (Database database : databases.isEmpty() ? List.of(nothing) : databases) {
            QualifiedName part = new QualifiedName(database.name(), Schema.INFORMATION_SCHEMA, name.name());
            parts.add((Relation.Stored) new InformationSchema(session, objects, snapshot)
                    .find(part, database, List.of())
                    .orElseThrow(() -> InformationSchema.unknown(SCHEMA + "." + name.name(), name)));
        }
        List<Relation.Column> columns = new ArrayList<>(parts.get(0).columns());
        columns.add(new Relation.Column("DELETED", SqlTypes.TIMESTAMP_LTZ, true, "deleted", null));
        String source = parts.stream()
                .map(part -> "SELECT *, CAST(NULL AS TIMESTAMP) AS deleted FROM " + part.source() + " AS p")
                .collect(joining(" UNION ALL ", "(", ")"));
        return new Relation.Stored(name.toString(), columns, source);
    }

    private static Database nothing() {
        Catalog empty = new Catalog();
        empty.create(DATABASE, new SchemaFacts(Instant.EPOCH, "", "", false), CreateMode.FAIL_IF_EXISTS);
        return empty.require(DATABASE);
    }
}
