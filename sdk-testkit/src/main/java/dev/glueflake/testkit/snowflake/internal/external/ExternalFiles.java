package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.engine.Engine;

/** What an external table keeps beside its definition: the files it knows and the rows read from them. */
public record ExternalFiles(FileRegistry registry, ExternalRows rows) implements AutoCloseable {
    static ExternalFiles empty(Engine engine) {
        return new ExternalFiles(new FileRegistry(), new ExternalRows(engine));
    }

    @Override
    public void close() {
        rows.close();
    }
}
