package dev.glueflake.testkit.snowflake.internal.engine;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.engine.RowAppender.Slot;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DmlPlan;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Carries out one bound DML statement on one connection, in one DuckDB transaction; whoever holds the connection rolls back what fails. */
final class DmlApplier {
    private static final String ROW_ID = Relation.Stored.ROW_ID;
    private static final String NULL_REFUSED =
            EngineErrors.raise("100072", "22000", "NULL result in a non-nullable column");

    private final DuckLease duck;
    private final Write write;
    private final String table;
    private final RowChanges changes;
    private final boolean tracked;
    private long ended;

    /** @param tracked whether updated rows remember which row they were */
    DmlApplier(DuckLease duck, Write write, boolean tracked) {
        this.tracked = tracked;
        this.duck = duck;
        this.write = write;
        this.table = write.table().physical();
        this.changes = new RowChanges(duck);
    }

    /** The statement reads files, see {@link DuckLease#readsFiles}. */
    DmlApplier ofFiles() {
        duck.readsFiles();
        return this;
    }

    DmlCounts apply(DmlPlan plan, boolean anyRowWins) {
        if (plan instanceof DmlPlan.Insert insert) {
            return insert(insert);
        }
        if (plan instanceof DmlPlan.Delete delete) {
            return DmlCounts.deleted(end("SELECT " + ROW_ID + " FROM (" + delete.rows() + ") AS r"));
        }
        duck.begin(plan.rows());
        DmlCounts counts = plan instanceof DmlPlan.Update update
                ? update(update, anyRowWins)
                : merge((DmlPlan.Merge) plan, anyRowWins);
        changes.release();
        duck.commit();
        return counts;
    }

    private DmlCounts insert(DmlPlan.Insert insert) {
        String from = "(" + insert.rows() + ") AS r";
        if (!insert.overwrite()) {
            return DmlCounts.inserted(add(insert.target().columns(), from));
        }
        duck.begin(insert.rows());
        endVisible();
        long rows = add(insert.target().columns(), from);
        duck.commit();
        return DmlCounts.inserted(rows);
    }

    private DmlCounts update(DmlPlan.Update update, boolean anyRowWins) {
        long joined = changes.keep(update.rows());
        long updated = joined == 0 ? 0 : end(changes.rowIds());
        if (joined > updated && !anyRowWins) {
            throw duplicate();
        }
        long multiJoined = joined == updated ? 0 : changes.severalForOneRow();
        if (updated > 0) {
            replace(update.target().columns(), changes.oneForEachRow(joined > updated));
        }
        return new DmlCounts(0, updated, multiJoined, 0);
    }

    /** What matched is told by how many rows were ended, and only where some rows did and others did not, by those inserted. */
    private DmlCounts merge(DmlPlan.Merge merge, boolean anyRowWins) {
        List<Relation.Column> columns = merge.target().columns();
        String updates = clauses(merge, DmlPlan.Action.UPDATE);
        String inserts = clauses(merge, DmlPlan.Action.INSERT);
        long all = changes.keep(merge.rows());
        boolean canMatch = merge.clauses().stream().anyMatch(action -> action != DmlPlan.Action.INSERT);
        long ended = all == 0 || !canMatch ? 0 : end(changes.rowIds());
        if (isNewVersionOfEach(merge)) {
            long made = ended == all ? 0 : changes.withoutRow();
            if (ended + made == all) {
                add(columns, changes.all());
                return new DmlCounts(made, ended, 0, 0);
            }
        }
        long inserted = ended == all || inserts.isEmpty() ? 0 : add(columns, changes.all() + " WHERE " + inserts);
        boolean several = ended < all - inserted;
        if (several && !anyRowWins && changes.isAmbiguous(updates)) {
            throw duplicate();
        }
        long updated = ended == 0 || updates.isEmpty()
                ? 0
                : replace(columns, changes.oneForEachRow(several) + " WHERE " + updates);
        return new DmlCounts(inserted, updated, 0, ended - updated);
    }

    /** Whether each row of the changes, unless several are for one row of the target, is a row that the target gets. */
    private boolean isNewVersionOfEach(DmlPlan.Merge merge) {
        return !tracked && !merge.clauses().contains(DmlPlan.Action.DELETE);
    }

    private static SnowflakeException duplicate() {
        return new SnowflakeException("100090", "42P18", "Duplicate row detected during DML action");
    }

    /** The predicate for rows of that action; empty where the MERGE has no such clause. */
    private static String clauses(DmlPlan.Merge merge, DmlPlan.Action action) {
        String numbers = IntStream.range(0, merge.clauses().size())
                .filter(clause -> merge.clauses().get(clause) == action)
                .mapToObj(String::valueOf)
                .collect(joining(", "));
        return numbers.isEmpty() ? "" : "_clause IN (" + numbers + ")";
    }

    long endVisible() {
        return endWhere(write.snapshot().visible());
    }

    private long end(String rowIds) {
        return endWhere("rowid IN (" + rowIds + ")");
    }

    private long endWhere(String condition) {
        long rows = duck.update(
                "UPDATE " + table + " SET " + Snapshot.END + " = " + write.number() + " WHERE " + condition);
        ended += rows;
        return rows;
    }

    /** How many rows it has ended. */
    long ended() {
        return ended;
    }

    private long add(List<Relation.Column> columns, String from) {
        return duck.update(insertInto(names(columns)) + "SELECT " + values(columns) + stamps() + " FROM " + from);
    }

    /** New versions of rows whose old ones have ended. */
    private long replace(List<Relation.Column> columns, String from) {
        if (!tracked) {
            return add(columns, from);
        }
        String origin = "coalesce((SELECT p." + Snapshot.ORIGIN + " FROM " + table + " AS p WHERE p.rowid = n." + ROW_ID
                + "), n." + ROW_ID + ")";
        return duck.update("INSERT INTO " + table + " (" + names(columns) + ", " + Snapshot.BEGIN + ", " + Snapshot.END
                + ", " + Snapshot.ORIGIN + ") SELECT " + values(columns) + stamps() + ", " + origin
                + " FROM (SELECT * FROM " + from + ") AS n");
    }

    private static String names(List<Relation.Column> columns) {
        return columns.stream().map(Relation.Column::physical).collect(joining(", "));
    }

    private static String values(List<Relation.Column> columns) {
        return columns.stream()
                .map(column -> checked(column.physical(), column.nullable()))
                .collect(joining(", "));
    }

    /** Columns that are not named become NULL. */
    long insert(List<Column> columns, String select) {
        List<String> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Column column : write.table().columns()) {
            int place = columns.indexOf(column);
            names.add(column.physical());
            values.add(checked(place < 0 ? "NULL" : "v" + place, column.nullable()));
        }
        String given = IntStream.range(0, columns.size()).mapToObj(i -> "v" + i).collect(joining(", "));
        return duck.update(insertInto(String.join(", ", names)) + "SELECT " + String.join(", ", values) + stamps()
                + " FROM (" + select + ") AS q(" + given + ")");
    }

    /** As {@link Engine#append}. */
    boolean append(List<Column> columns, Iterable<@Nullable Object[]> rows, Workers workers) {
        List<Slot> slots = slots(columns);
        if (slots.isEmpty()) {
            return false;
        }
        duck.append(table, appender -> new RowAppender(slots, appender).all(rows, workers));
        return true;
    }

    /** Empty where a column is not of its type's physical form. */
    private List<Slot> slots(List<Column> columns) {
        Map<String, Slot> byName = new HashMap<>();
        Map<String, String> types = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            byName.put(column.physical(), new Slot.Cell(i, column.type()));
            types.put(column.physical(), PhysicalTypes.of(column.type()));
        }
        byName.put(Snapshot.BEGIN, new Slot.Same((int) write.number()));
        byName.put(Snapshot.END, new Slot.Same((int) Snapshot.ALIVE));
        return duck.query("DESCRIBE " + table, described -> {
            List<Slot> slots = new ArrayList<>();
            while (described.next()) {
                String name = described.getString(1);
                String type = types.get(name);
                if (type != null && !type.equals(described.getString(2))) {
                    return List.of();
                }
                slots.add(byName.getOrDefault(name, new Slot.Same(null)));
            }
            return slots;
        });
    }

    private String insertInto(String names) {
        return "INSERT INTO " + table + " (" + names + ", " + Snapshot.BEGIN + ", " + Snapshot.END + ") ";
    }

    private String stamps() {
        return ", " + write.number() + ", " + Snapshot.ALIVE;
    }

    /** NOT NULL is checked here and not by DuckDB, whose constraint would also hold for ended rows and dropped columns. */
    private static String checked(String value, boolean nullable) {
        return nullable
                ? value
                : String.format(Locale.ROOT, "CASE WHEN %1$s IS NULL THEN %2$s ELSE %1$s END", value, NULL_REFUSED);
    }
}
