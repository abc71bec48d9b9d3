package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.engine.LockMode;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.TableWrite;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DmlPlan;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.stage.query.RecordRelations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Landed records on their way into the target, through the binder as an INSERT … SELECT. All of them go at once; only where that
 * fails, {@link BadRecords} looks for those that are to blame, and the rest goes.
 */
final class LandedRecords {
    /** Errors that no single row is to blame for: what the fake does not have, its own faults, and the end that a user asked for. */
    private static final Set<String> NOT_OF_A_ROW =
            Set.of(Errors.unsupported("").code(), Errors.internal().code(), "000604");

    private final CopyPlan plan;
    private final RecordPlan records;
    private final String landing;
    private final List<FileLoad> loads;

    LandedRecords(CopyPlan plan, RecordPlan records, String landing, List<FileLoad> loads) {
        this.plan = plan;
        this.records = records;
        this.landing = landing;
        this.loads = loads;
    }

    void insert(Session session, ExecutionScope scope) {
        if (!tryInsert(notSkipped(List.of()), session, scope)) {
            List<Long> bad = new BadRecords(this, session, scope, loads).find();
            if (!tryInsert(notSkipped(bad), session, scope)) {
                throw Errors.internal();
            }
        }
    }

    private boolean tryInsert(String condition, Session session, ExecutionScope scope) {
        try (TableWrite write = session.write(scope, plan.target().table(), LockMode.SHARED)) {
            DmlPlan.Insert insert =
                    bind(write.relations(), condition, plan.target().columns(), records.query());
            try {
                write.apply(insert);
                write.complete();
                return true;
            } catch (SnowflakeException e) {
                refuseUnlessOfRow(e);
                return false;
            }
        }
    }

    static void refuseUnlessOfRow(SnowflakeException e) {
        if (NOT_OF_A_ROW.contains(e.code())) {
            throw e;
        }
    }

    /** The INSERT of some of the records into some of the columns, each from its item of the query. */
    DmlPlan.Insert bind(Relations catalog, String condition, List<Column> columns, Query.Select query) {
        String kept = "(SELECT * FROM " + landing + " WHERE " + condition + ")";
        Relations relations = new RecordRelation(catalog, RecordRelations.of(records.shape(), kept));
        ObjectName full = plan.target().table().name().written();
        List<Identifier> names =
                columns.stream().map(Column::name).map(LandedRecords::part).toList();
        return new Binder(relations, records.environment()).insert(new Statement.Insert(full, names, false, query));
    }

    CopyPlan plan() {
        return plan;
    }

    RecordPlan records() {
        return records;
    }

    String landing() {
        return landing;
    }

    /** The cell with the number of the file; line and character stand behind it. */
    int fileCell() {
        return RecordRowReader.types(records.shape()).size() - 2;
    }

    private String notSkipped(List<Long> bad) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        String skipped = IntStream.range(0, loads.size())
                .filter(i -> loads.get(i).isSkipped())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!skipped.isEmpty()) {
            conditions.add("c" + fileCell() + " NOT IN (" + skipped + ")");
        }
        if (!bad.isEmpty()) {
            conditions.add(
                    "rowid NOT IN (" + bad.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")");
        }
        return String.join(" AND ", conditions);
    }

    private static Identifier part(String text) {
        return Identifier.quoted(text, Position.NONE);
    }
}
