package dev.glueflake.testkit.snowflake.internal.engine;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DmlPlan;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** An engine with one table ID, NAME (ID not nullable), driven without any Snowflake SQL. */
final class Storage implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    final Engine engine = Engine.open(Path.of("/nowhere-" + System.nanoTime()));
    final Table table = new Table(
            new ObjectInfo(new QualifiedName("DB", "S", "T"), NOW, "", "R"),
            engine.newName("t"),
            Persistence.PERMANENT,
            List.of(column("ID", "c1", false), column("NAME", "c2", true)),
            List.of(),
            3,
            1);

    Storage() {
        engine.structure().create(table);
    }

    private static Column column(String name, String physical, boolean nullable) {
        return new Column(
                name, physical, name.equals("ID") ? SqlTypes.INTEGER : SqlTypes.VARCHAR, nullable, null, null, "");
    }

    Transaction open() {
        return engine.book().open(null, NOW);
    }

    Relation.Stored target(Snapshot snapshot) {
        List<Relation.Column> columns = table.columns().stream()
                .map(each -> new Relation.Column(each.name(), each.type(), each.nullable(), each.physical(), null))
                .toList();
        String source =
                "(SELECT rowid AS _rowid, c1, c2 FROM " + table.physical() + " WHERE " + snapshot.visible() + ")";
        return new Relation.Stored("DB.S.T", columns, source);
    }

    DmlCounts write(Transaction transaction, LockMode mode, BiFunction<Relation.Stored, Snapshot, DmlPlan> plan) {
        return write(transaction, mode, Duration.ofSeconds(20), new Cancellation(), false, plan);
    }

    DmlCounts write(
            Transaction transaction,
            LockMode mode,
            Duration timeout,
            Cancellation cancellation,
            boolean anyRowWins,
            BiFunction<Relation.Stored, Snapshot, DmlPlan> plan) {
        Write write = engine.begin(
                transaction,
                table,
                mode,
                new LockRequest("q" + System.nanoTime(), Instant.now(), timeout, cancellation));
        try {
            DmlCounts counts = engine.apply(
                    write, plan.apply(target(write.snapshot()), write.snapshot()), anyRowWins, cancellation);
            engine.finish(write);
            return counts;
        } catch (RuntimeException e) {
            engine.undo(write, false);
            throw e;
        }
    }

    DmlCounts insert(Transaction transaction, String values) {
        return write(
                transaction,
                LockMode.SHARED,
                (target, snapshot) ->
                        new DmlPlan.Insert(target, "SELECT * FROM (VALUES " + values + ") v(c1, c2)", false));
    }

    DmlCounts update(Transaction transaction, String name, String where) {
        return write(
                transaction,
                LockMode.EXCLUSIVE,
                (target, snapshot) -> new DmlPlan.Update(
                        target,
                        "SELECT _rowid, c1, '" + name + "' AS c2 FROM " + target.source() + " AS x WHERE " + where));
    }

    DmlCounts delete(Transaction transaction, String where) {
        return write(
                transaction,
                LockMode.EXCLUSIVE,
                (target, snapshot) ->
                        new DmlPlan.Delete(target, "SELECT _rowid FROM " + target.source() + " AS x WHERE " + where));
    }

    /** Rows that the snapshot shows, as {@code 1a 2b}. */
    String rows(Snapshot snapshot) {
        DuckQuery query = new DuckQuery(
                "SELECT c1 || coalesce(c2, '-') FROM " + target(snapshot).source() + " AS x ORDER BY c1, c2",
                List.of(ResultColumn.of("x", SqlTypes.VARCHAR)));
        return engine.query(query, new Cancellation()).stream()
                .map(row -> String.valueOf(row[0]))
                .collect(joining(" "));
    }

    String seenByOthers() {
        return rows(engine.book().snapshot(null));
    }

    String seenBy(Transaction transaction) {
        return rows(engine.book().snapshot(transaction));
    }

    /** Inserts and commits. */
    void given(String values) {
        Transaction transaction = open();
        insert(transaction, values);
        engine.commit(transaction, NOW);
    }

    @Override
    public void close() {
        engine.close();
    }
}
