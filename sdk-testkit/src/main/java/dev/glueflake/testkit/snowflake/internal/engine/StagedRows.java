package dev.glueflake.testkit.snowflake.internal.engine;

/** A table in DuckDB that no Snowflake name points to: rows on their way into a table or a result. Closing drops it. */
public final class StagedRows implements AutoCloseable {
    private final Engine engine;
    private final String name;

    StagedRows(Engine engine, String name) {
        this.engine = engine;
        this.name = name;
    }

    /** DuckDB's name of it; columns are {@code c1}, {@code c2}, … */
    public String name() {
        return name;
    }

    /** Removes the rows for which a DuckDB condition holds; statements that are running still see them. */
    public void delete(String condition) {
        engine.execute("DELETE FROM " + name + " WHERE " + condition);
    }

    @Override
    public void close() {
        engine.execute("DROP TABLE IF EXISTS " + name);
    }
}
