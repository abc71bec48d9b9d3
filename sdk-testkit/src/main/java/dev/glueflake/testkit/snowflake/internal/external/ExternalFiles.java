package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.stage.file.PlaceWatch;

/** What an external table keeps beside its definition: the files it knows, the rows read from them, and what it has seen. */
public record ExternalFiles(FileRegistry registry, ExternalRows rows, PlaceWatch watch) implements AutoCloseable {
    static ExternalFiles empty(Engine engine) {
        return new ExternalFiles(new FileRegistry(), new ExternalRows(engine), new PlaceWatch());
    }

    @Override
    public void close() {
        rows.close();
    }
}
