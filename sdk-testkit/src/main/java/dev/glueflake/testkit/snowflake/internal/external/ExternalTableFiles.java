package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalTableChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalTableChange.PartitionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.AlterExternalTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** ALTER EXTERNAL TABLE: what it says about files and partitions. */
public final class ExternalTableFiles {
    private static final String DONE = "Statement executed successfully.";

    private final Session session;
    private final ExecutionScope scope;

    public ExternalTableFiles(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** The shape of its answer. */
    public static List<ResultColumn> columns(AlterExternalTable alter) {
        return isTransactional(alter)
                ? RegistrationRows.COLUMNS
                : StatementResult.status(StatementKind.DDL, "").columns();
    }

    /** Whether the statement may be part of a transaction; every other one commits it. */
    private static boolean isTransactional(AlterExternalTable alter) {
        return alter.change() instanceof ExternalTableChange.Refresh
                || alter.change() instanceof ExternalTableChange.AddFiles
                || alter.change() instanceof ExternalTableChange.RemoveFiles;
    }

    public StatementResult alter(AlterExternalTable alter) {
        if (!isTransactional(alter)) {
            session.commit();
        }
        ObjectName name = DeferredNames.resolve(alter.table(), session.environment(scope));
        Optional<CatalogObject> found = session.objects().find(ObjectKind.EXTERNAL_TABLE, name);
        if (found.isEmpty()) {
            if (alter.ifExists()) {
                return StatementResult.status(StatementKind.DDL, DONE);
            }
            throw session.objects().missing(ObjectKind.TABLE.word(), name);
        }
        if (!(found.get() instanceof ExternalTable table)) {
            throw Errors.compilation(
                    "002203",
                    "42601",
                    "Object found is of type '" + found.get().kind() + "', not specified type 'EXTERNAL_TABLE'.");
        }
        return change(table, alter.change());
    }

    private StatementResult change(ExternalTable table, ExternalTableChange change) {
        if (change instanceof ExternalTableChange.Refresh refresh) {
            return RegistrationRows.answer(automatic(table, "REFRESH").refresh(refresh.path()));
        }
        if (change instanceof ExternalTableChange.AddFiles add) {
            return RegistrationRows.answer(automatic(table, "ADD FILES").add(add.files()));
        }
        if (change instanceof ExternalTableChange.RemoveFiles remove) {
            return RegistrationRows.answer(automatic(table, "REMOVE FILES").remove(remove.files()));
        }
        if (change instanceof ExternalTableChange.AddPartition add) {
            byUser(table, "ADD PARTITION").partition(directory(add.location()), json(table, add.values()));
        } else if (change instanceof ExternalTableChange.DropPartition drop) {
            byUser(table, "DROP PARTITION").removeBelow(drop.location());
        } else if (change instanceof ExternalTableChange.SetOptions set) {
            set(table, set.options());
        }
        return StatementResult.status(StatementKind.DDL, DONE);
    }

    private FileRegistration automatic(ExternalTable table, String what) {
        if (table.source().userPartitions()) {
            throw refused(table, what, "whose partitions are specified by the user");
        }
        return new FileRegistration(table, session, scope);
    }

    private FileRegistration byUser(ExternalTable table, String what) {
        if (!table.source().userPartitions()) {
            throw refused(table, what, "whose partitions are not specified by the user");
        }
        return new FileRegistration(table, session, scope);
    }

    private static SnowflakeException refused(ExternalTable table, String what, String why) {
        return Errors.compilation(
                "000002",
                "0A000",
                "ALTER EXTERNAL TABLE … " + what + " is not supported for external table '"
                        + table.name().name() + "', " + why + ".");
    }

    private static String directory(String path) {
        return path.isEmpty() || path.endsWith("/") ? path : path + "/";
    }

    private static String json(ExternalTable table, List<PartitionValue> values) {
        StringJoiner json = new StringJoiner(",", "{", "}");
        List<String> given = new ArrayList<>();
        for (PartitionValue value : values) {
            if (!table.partitionBy().contains(value.column().text())) {
                throw Errors.invalidIdentifier(
                        value.column().at(), value.column().toString());
            }
            given.add(value.column().text());
            json.add(JsonWriter.quoted(value.column().text()) + ":" + JsonWriter.quoted(value.value()));
        }
        if (given.size() != table.partitionBy().size()
                || given.stream().distinct().count() != given.size()) {
            throw Errors.compilation(
                    "001425",
                    "22023",
                    "ADD PARTITION needs one value for each partition column: " + String.join(", ", table.partitionBy())
                            + ".");
        }
        return json.toString();
    }

    private void set(ExternalTable table, List<Option> written) {
        Options options = new Options(written);
        boolean on = options.flag("AUTO_REFRESH", table.source().autoRefresh());
        options.refuseRest();
        if (on && table.source().userPartitions()) {
            throw refused(table, "SET AUTO_REFRESH = TRUE", "whose partitions are specified by the user");
        }
        if (on && !table.source().autoRefresh()) {
            AutoRefresh.begin(table, ExternalLocation.of(table, session).list(null), session.account());
        }
        session.objects().replace(table, table.withSource(table.source().withAutoRefresh(on)));
    }
}
