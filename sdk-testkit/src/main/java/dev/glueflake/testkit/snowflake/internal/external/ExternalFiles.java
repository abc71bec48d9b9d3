package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.stage.file.PlaceWatch;
import java.util.List;

/** What an external table keeps beside its definition: the files it knows, the rows read from them, and what it has seen. */
public record ExternalFiles(FileRegistry registry, ExternalRows rows, PlaceWatch watch)
        implements Restorable, AutoCloseable {
    static ExternalFiles empty(Engine engine) {
        return new ExternalFiles(new FileRegistry(), new ExternalRows(engine), new PlaceWatch());
    }

    /** Not the rows: they are those of files' contents, read again where they are missed. */
    @Override
    public Runnable keep() {
        return Restorable.all(List.of(registry.keep(), watch.keep()));
    }

    @Override
    public void close() {
        rows.close();
    }
}
