package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;

/** How far the streams on a table are consumed: what came later they still need, ended or not. */
public final class StreamOffsets {
    private StreamOffsets() {}

    /** The offsets of all streams on the table of that physical name. */
    public static List<Snapshot> of(Catalog catalog, String table) {
        return catalog.list(ObjectKind.STREAM).stream()
                .map(Stream.class::cast)
                .filter(stream -> stream.source().tables().contains(table))
                .map(stream -> stream.position().state().offset())
                .toList();
    }
}
