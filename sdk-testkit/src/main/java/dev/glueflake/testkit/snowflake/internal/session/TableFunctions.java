package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicGraphHistory;
import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicTableHistory;
import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicTables;
import dev.glueflake.testkit.snowflake.internal.external.AutoRefreshUsage;
import dev.glueflake.testkit.snowflake.internal.external.FilesFunction;
import dev.glueflake.testkit.snowflake.internal.external.RegistrationHistory;
import dev.glueflake.testkit.snowflake.internal.pipe.CopyHistory;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeUsage;
import dev.glueflake.testkit.snowflake.internal.pipe.ValidatePipeLoad;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stage.copy.ValidateFunction;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryHistory;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryRows;
import dev.glueflake.testkit.snowflake.internal.stage.infer.InferSchema;
import dev.glueflake.testkit.snowflake.internal.task.AlertHistory;
import dev.glueflake.testkit.snowflake.internal.task.CompleteTaskGraphs;
import dev.glueflake.testkit.snowflake.internal.task.CurrentTaskGraphs;
import dev.glueflake.testkit.snowflake.internal.task.ServerlessAlertUsage;
import dev.glueflake.testkit.snowflake.internal.task.ServerlessTaskUsage;
import dev.glueflake.testkit.snowflake.internal.task.TaskDependents;
import dev.glueflake.testkit.snowflake.internal.task.TaskHistory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table functions that need the catalog or the history, by name. */
final class TableFunctions {
    private static final Map<String, TableFunction> ALL = new HashMap<>();

    static {
        ALL.put("RESULT_SCAN", TableFunctions::resultScan);
        QueryHistoryRows.FUNCTIONS.forEach(name -> ALL.put(name, QueryHistoryRows::call));
        ALL.put(FilesFunction.NAME, new FilesFunction());
        ALL.put(RegistrationHistory.NAME, new RegistrationHistory());
        ALL.put(DirectoryRows.NAME, new DirectoryRows());
        ALL.put(DirectoryHistory.NAME, new DirectoryHistory());
        ALL.put(LoginHistory.NAME, LoginHistory::rows);
        ALL.put(LoginHistory.BY_USER, LoginHistory::rows);
        ALL.put(TagReferences.NAME, TagReferences::rows);
        ALL.put(TagReferences.OF_COLUMNS, TagReferences::ofColumns);
        ALL.put(PolicyReferences.NAME, PolicyReferences::rows);
        ALL.put(ObjectReferences.NAME, ObjectReferences::rows);
        ALL.put(InferSchema.NAME, call -> new InferSchema(call.session(), call.scope()).relation(call));
        ALL.put(ValidateFunction.NAME, call -> new ValidateFunction(call.session(), call.scope()).relation(call));
        ALL.put(TaskHistory.NAME, TaskHistory::rows);
        ALL.put(AlertHistory.NAME, AlertHistory::rows);
        ALL.put(DynamicTables.NAME, DynamicTables::rows);
        ALL.put(DynamicTableHistory.NAME, DynamicTableHistory::rows);
        ALL.put(CopyHistory.NAME, CopyHistory::rows);
        ALL.put(ValidatePipeLoad.NAME, ValidatePipeLoad::rows);
        ALL.put(PipeUsage.NAME, PipeUsage::rows);
        ALL.put(ServerlessTaskUsage.NAME, ServerlessTaskUsage::rows);
        ALL.put(AutoRefreshUsage.NAME, AutoRefreshUsage::rows);
        ALL.put(ServerlessAlertUsage.NAME, ServerlessAlertUsage::rows);
        ALL.put(WarehouseMetering.NAME, WarehouseMetering::rows);
        ALL.put(DynamicGraphHistory.NAME, DynamicGraphHistory::rows);
        ALL.put(TaskDependents.NAME, new TaskDependents());
        ALL.put(CurrentTaskGraphs.NAME, new CurrentTaskGraphs());
        ALL.put(CompleteTaskGraphs.NAME, new CompleteTaskGraphs());
    }

    private TableFunctions() {}

    static Optional<TableFunction> find(String name) {
        return Optional.ofNullable(ALL.get(name)).or(() -> EmptyViews.function(name));
    }

    private static Relation resultScan(TableFunctionCall call) {
        if (call.values().size() != 1 || !(call.values().get(0).value() instanceof String queryId)) {
            throw call.invalid();
        }
        return call.session()
                .account()
                .resultTables()
                .require(queryId, call.scope().cancellation());
    }
}
