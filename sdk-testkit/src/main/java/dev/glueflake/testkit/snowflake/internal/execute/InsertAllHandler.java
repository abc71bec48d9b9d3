package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.LockMode;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.StreamConsumption;
import dev.glueflake.testkit.snowflake.internal.session.TableWrite;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.InsertTarget;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * INSERT ALL and INSERT FIRST: the query runs once, its rows are kept beside the tables, and every INTO becomes an INSERT of
 * those that its conditions let through. All tables keep what they got, or none.
 */
final class InsertAllHandler {
    private final Work work;

    InsertAllHandler(Work work) {
        this.work = work;
    }

    StatementResult insert(Statement.InsertAll insert) {
        if (work.scope().binds().isBatch()) {
            throw Errors.unsupported("several rows of binds for INSERT into several tables");
        }
        try (StreamConsumption reads = work.session().consume(work.scope())) {
            StatementResult result =
                    insert(insert, work.binder(reads.relations()).query(insert.source()));
            reads.complete();
            return result;
        }
    }

    private StatementResult insert(Statement.InsertAll insert, DuckQuery source) {
        List<InsertAllPlan.Into> targets = InsertAllPlan.of(insert);
        Map<Table, TableWrite> writes = new LinkedHashMap<>();
        try (StagedRows staged = staged(source)) {
            Map<String, Long> counts = new LinkedHashMap<>();
            Relation.Stored rows = new Relation.Stored("source", columns(source), staged.name());
            for (InsertAllPlan.Into into : targets) {
                counts.merge(label(into.target()), run(into, insert.overwrite(), rows, writes), Long::sum);
            }
            writes.values().forEach(TableWrite::complete);
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            return Results.counts(StatementKind.MULTI_INSERT, counts, all);
        } finally {
            writes.values().forEach(TableWrite::close);
        }
    }

    Description describe(Statement.InsertAll insert) {
        List<String> labels = InsertAllPlan.of(insert).stream()
                .map(into -> label(into.target()))
                .distinct()
                .toList();
        return new Description(Results.countColumns(labels), StatementKind.MULTI_INSERT);
    }

    private long run(InsertAllPlan.Into into, boolean overwrite, Relation.Stored rows, Map<Table, TableWrite> writes) {
        Table table = work.table(work.name(into.target().table()));
        boolean replaces = overwrite && !writes.containsKey(table);
        TableWrite write = writes.computeIfAbsent(table, any -> work.session()
                .write(work.scope(), table, overwrite ? LockMode.EXCLUSIVE : LockMode.SHARED));
        ExtraRelations relations = new ExtraRelations(write.relations(), rows);
        return write.apply(work.binder(relations).insert(into.insert(table, replaces)))
                .inserted();
    }

    private StagedRows staged(DuckQuery source) {
        return work.engine()
                .stage(
                        source.columns().stream().map(ResultColumn::type).toList(),
                        work.engine().query(source, work.scope().cancellation()),
                        work.scope().cancellation());
    }

    private static List<Relation.Column> columns(DuckQuery source) {
        List<Relation.Column> columns = new ArrayList<>();
        for (ResultColumn column : source.columns()) {
            columns.add(new Relation.Column(
                    column.name(), column.type(), column.nullable(), "c" + (columns.size() + 1), null));
        }
        return columns;
    }

    private String label(InsertTarget target) {
        return DmlHandler.INSERTED + " into " + work.name(target.table()).last().text();
    }
}
