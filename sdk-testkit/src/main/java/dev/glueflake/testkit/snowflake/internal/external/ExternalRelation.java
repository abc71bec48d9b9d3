package dev.glueflake.testkit.snowflake.internal.external;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** An external table as a query sees it: the registered files that still stand, as they are now. */
public final class ExternalRelation {
    private ExternalRelation() {}

    /** Reads what has not been read yet. A registered file that is gone, or cannot be read to its end, gives no more rows. */
    public static Relation of(ExternalTable table, Session session, ExecutionScope scope) {
        return of(table, session, scope, file -> true);
    }

    /** The rows of those of its files alone that {@code wanted} takes; the others' stay at hand for the next query. */
    public static Relation of(
            ExternalTable table, Session session, ExecutionScope scope, Predicate<RegisteredFile> wanted) {
        ExternalLocation location = ExternalLocation.of(table, session);
        FileRows reader = new FileRows(table, location, session, scope);
        List<RegisteredFile> standing = standing(table, location);
        String source = table.files().rows().source(standing, reader, scope.cancellation());
        Relation.Stored rows =
                new Relation.Stored(table.name().toString(), ExternalRows.COLUMNS, only(standing, wanted, source));
        return new Relation.Computed(
                table.name().toString(),
                ColumnQuery.whole(table.columns().stream()
                        .map(ExternalTable.Column::definition)
                        .toList()),
                new HiddenRelations(rows),
                ColumnQuery.pseudoColumns());
    }

    private static String only(List<RegisteredFile> standing, Predicate<RegisteredFile> wanted, String source) {
        if (standing.stream().allMatch(wanted)) {
            return source;
        }
        String keys = standing.stream()
                .filter(wanted)
                .map(file -> Literals.of(new TypedValue(SqlTypes.VARCHAR, file.key())))
                .collect(joining(", "));
        String predicate = keys.isEmpty() ? "FALSE" : ExternalRows.KEY + " IN (" + keys + ")";
        return "(SELECT * FROM " + source + " AS f WHERE " + predicate + ")";
    }

    /** Registered files that are still there, with the content that they have now. */
    private static List<RegisteredFile> standing(ExternalTable table, ExternalLocation location) {
        List<RegisteredFile> registered = table.files().registry().files();
        if (registered.isEmpty()) {
            return registered;
        }
        Map<String, StagedFile> now = new HashMap<>();
        location.list(null).forEach(file -> now.put(file.name(), file));
        List<RegisteredFile> standing = new ArrayList<>();
        for (RegisteredFile file : registered) {
            StagedFile current = now.get(file.file().name());
            if (current != null) {
                standing.add(file.as(current));
            }
        }
        return standing;
    }
}
