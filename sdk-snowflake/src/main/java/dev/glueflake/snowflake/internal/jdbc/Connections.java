package dev.glueflake.snowflake.internal.jdbc;

import java.sql.Connection;

/** Where connections come from. Thread-safe. */
interface Connections extends AutoCloseable {

    /**
     * A connection in use.
     *
     * @param reused whether it was used before, so that its session may have ended meanwhile
     */
    record Lease(Connection connection, boolean reused) {}

    /**
     * Gives a connection.
     *
     * @param fresh true for one whose session nobody used before
     */
    Lease take(boolean fresh);

    /** Takes a connection back whose session is as it was. */
    void giveBack(Lease lease);

    /** Takes a connection back that nobody else should use. */
    void drop(Lease lease);

    @Override
    void close();
}
