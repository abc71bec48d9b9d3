package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An external table as a query sees it: the registered files that still stand, as they are now. */
public final class ExternalRelation {
    private ExternalRelation() {}

    /** Reads what has not been read yet. A registered file that is gone, or cannot be read to its end, gives no more rows. */
    public static Relation of(ExternalTable table, Session session, ExecutionScope scope) {
        ExternalLocation location = ExternalLocation.of(table, session);
        FileRows reader = new FileRows(table, location, session, scope);
        String source = table.files().rows().source(standing(table, location), reader, scope.cancellation());
        Relation.Stored rows = new Relation.Stored(table.name().toString(), ExternalRows.COLUMNS, source);
        return new Relation.Computed(
                table.name().toString(),
                ColumnQuery.whole(table.columns().stream()
                        .map(ExternalTable.Column::definition)
                        .toList()),
                new HiddenRelations(rows),
                ColumnQuery.pseudoColumns());
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
                standing.add(new RegisteredFile(current, file.key(), file.registeredOn(), file.partition()));
            }
        }
        return standing;
    }
}
