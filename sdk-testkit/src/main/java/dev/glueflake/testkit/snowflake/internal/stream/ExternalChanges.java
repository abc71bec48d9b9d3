package dev.glueflake.testkit.snowflake.internal.stream;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.external.ExternalRelation;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an insert-only stream gives: the rows of files that were registered between two snapshots, anew or with other content, and
 * still stand. What was removed leaves no trace.
 */
final class ExternalChanges {
    private final ExternalTable table;
    private final Session session;
    private final ExecutionScope scope;

    ExternalChanges(ExternalTable table, Session session, ExecutionScope scope) {
        this.table = table;
        this.session = session;
        this.scope = scope;
    }

    /** VALUE, the table's columns, what happened, METADATA$FILENAME; a row has no id. */
    Relation.Stored between(Snapshot from, Snapshot to) {
        Relation rows = ExternalRelation.of(
                table, session, scope, file -> to.includes(file.write()) && !from.includes(file.write()));
        SingleRelation single = new SingleRelation(rows);
        DuckQuery query = new Binder(single, session.environment(scope)).query(single.select("METADATA$FILENAME"));
        List<Relation.Column> columns = new ArrayList<>();
        for (ResultColumn column : query.columns()) {
            columns.add(new Relation.Column(column.name(), column.type(), true, "c" + (columns.size() + 1), null));
        }
        int shown = columns.size() - 1;
        String names = IntStream.rangeClosed(1, columns.size())
                .mapToObj(place -> "c" + place)
                .collect(joining(", "));
        String source = "(SELECT *, 'INSERT' AS m1, FALSE AS m2, CAST(NULL AS VARCHAR) AS m3 FROM (" + query.sql()
                + ") AS r(" + names + "))";
        return Changes.of(
                table.name().toString(), columns.subList(0, shown), columns.subList(shown, shown + 1), source);
    }
}
