package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** COPY INTO a table. Stateless. */
public final class CopyCommand {

    public StatementResult execute(Statement.CopyIntoTable copy, Session session, ExecutionScope scope) {
        Table table = session.objects()
                .require(
                        ObjectKind.TABLE, Table.class, DeferredNames.resolve(copy.table(), session.environment(scope)));
        CopyPlanner planner = new CopyPlanner(copy, session, scope);
        CopyPlan asked = planner.plan(table);
        LoadHistory history = LoadHistory.of(session.account());
        Optional<ValidationMode> validation = asked.options().validation();
        boolean all = validation.orElse(null) instanceof ValidationMode.ReturnErrors errors && errors.all();
        List<StagedFile> files = new FileSelection(asked.location(), asked.options())
                .select(file -> !all && history.isLoaded(table.physical(), asked.location(), file));
        if (validation.isPresent()) {
            return new Validation(session, scope).run(asked, validation.get(), files);
        }
        CopyPlan plan = planner.evolved(asked, files, SchemaEvolution.Cause.copy(scope.queryId()));
        CopyJobs.of(session.account()).add(new CopyJobs.Job(scope.queryId(), session.id(), plan, files));
        if (files.isEmpty()) {
            return StatementResult.status(StatementKind.COPY, "Copy executed with 0 files processed.");
        }
        List<FileLoad> loads = load(plan, files, session, scope);
        report(plan, loads, session);
        return result(loads, plan.options().returnFailedOnly());
    }

    private static void report(CopyPlan plan, List<FileLoad> loads, Session session) {
        LoadHistory history = LoadHistory.of(session.account());
        history.add(session, plan.target().table().physical(), plan.location(), loaded(loads));
        history.keep(
                session,
                loads.stream()
                        .map(load -> load.record(plan, session.account().now(), null))
                        .toList());
        if (plan.options().purge()) {
            loaded(loads).forEach(file -> plan.location().files().delete(file.name()));
        }
    }

    /** Loads the files as one write. */
    static List<FileLoad> load(CopyPlan plan, List<StagedFile> files, Session session, ExecutionScope scope) {
        return TypedParquetLoad.load(plan, files, session, scope)
                .or(() -> DirectLoad.load(plan, files, session, scope))
                .orElseGet(() -> landed(plan, files, session, scope));
    }

    private static List<FileLoad> landed(CopyPlan plan, List<StagedFile> files, Session session, ExecutionScope scope) {
        try (LoadRows rows = new LoadRows(plan, files, scope.cancellation());
                StagedRows staged = session.account().engine().stage(plan.landingTypes(), rows, scope.cancellation())) {
            RecordPlan records = plan.records();
            if (records == null) {
                new LandedRows(plan.target(), staged.name(), rows.loads()).insert(session, scope);
            } else {
                new LandedRecords(plan, records, staged.name(), rows.loads()).insert(session, scope);
            }
            return rows.loads();
        }
    }

    private static List<StagedFile> loaded(List<FileLoad> loads) {
        return loads.stream()
                .filter(load -> load.outcome().status() != FileOutcome.Status.LOAD_FAILED)
                .map(FileLoad::file)
                .toList();
    }

    private static StatementResult result(List<FileLoad> loads, boolean failedOnly) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        long affected = 0;
        for (FileLoad load : loads) {
            FileOutcome outcome = load.outcome();
            affected += outcome.rowsLoaded();
            if (!failedOnly || outcome.errorsSeen() > 0) {
                rows.add(outcome.row());
            }
        }
        return new StatementResult(StatementKind.COPY, FileOutcome.COLUMNS, rows, affected);
    }
}
