package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.DmlCounts;
import dev.glueflake.testkit.snowflake.internal.engine.LockMode;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.TableWrite;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.MergeClause;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DmlPlan;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** INSERT, UPDATE, DELETE, MERGE and TRUNCATE: lock, bind, apply, count. */
final class DmlHandler {
    static final String INSERTED = "number of rows inserted";
    static final String UPDATED = "number of rows updated";
    static final String MULTI_JOINED = "number of multi-joined rows updated";
    static final String DELETED = "number of rows deleted";

    private final Work work;

    DmlHandler(Work work) {
        this.work = work;
    }

    StatementResult insert(Statement.Insert insert) {
        if (work.scope().binds().isBatch()) {
            return Results.count(StatementKind.INSERT, INSERTED, new BatchInsert(work).run(insert));
        }
        LockMode mode = insert.overwrite() ? LockMode.EXCLUSIVE : LockMode.SHARED;
        DmlCounts counts = apply(insert.table(), mode, binder -> binder.insert(insert));
        return Results.count(StatementKind.INSERT, INSERTED, counts.inserted());
    }

    StatementResult update(Statement.Update update) {
        DmlCounts counts = apply(update.table(), LockMode.EXCLUSIVE, binder -> binder.update(update));
        Map<String, Long> labelled = new LinkedHashMap<>();
        labelled.put(UPDATED, counts.updated());
        labelled.put(MULTI_JOINED, counts.multiJoined());
        return Results.counts(StatementKind.UPDATE, labelled, counts.updated());
    }

    StatementResult delete(Statement.Delete delete) {
        DmlCounts counts = apply(delete.table(), LockMode.EXCLUSIVE, binder -> binder.delete(delete));
        return Results.count(StatementKind.DELETE, DELETED, counts.deleted());
    }

    StatementResult merge(Statement.Merge merge) {
        DmlCounts counts = apply(merge.table(), LockMode.EXCLUSIVE, binder -> binder.merge(merge));
        Map<String, Long> labelled = new LinkedHashMap<>();
        for (String label : mergeLabels(merge)) {
            labelled.put(
                    label,
                    label.equals(INSERTED)
                            ? counts.inserted()
                            : label.equals(UPDATED) ? counts.updated() : counts.deleted());
        }
        return Results.counts(StatementKind.MERGE, labelled, counts.inserted() + counts.updated() + counts.deleted());
    }

    StatementResult truncate(Statement.Truncate truncate) {
        work.table(work.name(truncate.table()), truncate.ifExists()).ifPresent(this::truncate);
        return Results.ddl(Results.DONE);
    }

    private void truncate(Table table) {
        try (TableWrite write = work.session().write(work.scope(), table, LockMode.EXCLUSIVE)) {
            write.truncate();
            write.complete();
        }
        LoadHistory.of(work.account()).forget(table.physical());
    }

    private DmlCounts apply(ObjectName target, LockMode mode, Function<Binder, DmlPlan> bind) {
        Table table = work.table(work.name(target));
        try (TableWrite write = work.session().write(work.scope(), table, mode)) {
            DmlCounts counts = write.apply(bind.apply(work.binder(write.relations())));
            write.complete();
            return counts;
        }
    }

    /** The count columns that a MERGE answers: one for each kind of clause that it has. */
    static List<String> mergeLabels(Statement.Merge merge) {
        ArrayList<String> labels = new ArrayList<>();
        if (merge.clauses().stream().anyMatch(MergeClause.NotMatchedInsert.class::isInstance)) {
            labels.add(INSERTED);
        }
        if (merge.clauses().stream().anyMatch(MergeClause.MatchedUpdate.class::isInstance)) {
            labels.add(UPDATED);
        }
        if (merge.clauses().stream().anyMatch(MergeClause.MatchedDelete.class::isInstance)) {
            labels.add(DELETED);
        }
        return labels;
    }

    static List<ResultColumn> mergeColumns(Statement.Merge merge) {
        return Results.countColumns(mergeLabels(merge));
    }
}
