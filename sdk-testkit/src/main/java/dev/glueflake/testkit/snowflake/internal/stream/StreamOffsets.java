package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/** How far the streams on a table are consumed: what came later they still need, ended or not. */
public final class StreamOffsets {
    private StreamOffsets() {}

    /** The offsets of all streams on the table of that physical name. */
    public static List<Snapshot> of(Catalog catalog, String table) {
        List<Snapshot> offsets = new ArrayList<>();
        for (Database database : catalog.databases()) {
            for (Schema schema : database.schemas()) {
                for (CatalogObject object : schema.list(ObjectKind.STREAM)) {
                    if (object instanceof Stream stream
                            && stream.source().tables().contains(table)) {
                        offsets.add(stream.position().state().offset());
                    }
                }
            }
        }
        return offsets;
    }
}
