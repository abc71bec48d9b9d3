package dev.glueflake.snowflake.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections of a data source that belongs to the caller. */
final class DataSourceConnections implements Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final DataSource dataSource;

    DataSourceConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Lease take(boolean fresh) {
        try {
            return new Lease(dataSource.getConnection(), false);
        } catch (SQLException e) {
            throw JdbcErrors.onConnect(e);
        }
    }

    @Override
    public void giveBack(Lease lease) {
        closeQuietly(lease.connection());
    }

    @Override
    public void drop(Lease lease) {
        closeQuietly(lease.connection());
    }

    @Override
    public void close() {
        // The data source stays the caller's.
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A Snowflake connection did not close cleanly: {}", JdbcErrors.said(e));
        }
    }
}
