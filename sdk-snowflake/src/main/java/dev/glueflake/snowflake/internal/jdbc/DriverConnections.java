package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.internal.error.ErrorCodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingDeque;

/** Connections that the driver opens by the settings; a few idle ones are kept. */
final class DriverConnections implements Connections {

    private static final int MOST_IDLE = 4;

    private final DriverProperties properties;
    private final Deque<Connection> idle = new LinkedBlockingDeque<>(MOST_IDLE);
    private volatile boolean closed;

    DriverConnections(SnowflakeSettings settings) {
        properties = new DriverProperties(settings);
    }

    @Override
    public Lease take(boolean fresh) {
        if (closed) {
            throw new IllegalStateException("The client is closed");
        }
        Connection kept = fresh ? null : idle.pollFirst();
        return kept == null ? new Lease(open(), false) : new Lease(kept, true);
    }

    @Override
    public void giveBack(Lease lease) {
        if (closed || !idle.offerFirst(lease.connection())) {
            drop(lease);
        } else if (closed) {
            close();
        }
    }

    @Override
    public void drop(Lease lease) {
        DataSourceConnections.closeQuietly(lease.connection());
    }

    @Override
    public void close() {
        closed = true;
        Connection connection = idle.pollFirst();
        while (connection != null) {
            DataSourceConnections.closeQuietly(connection);
            connection = idle.pollFirst();
        }
    }

    private Connection open() {
        try {
            return open(false);
        } catch (SnowflakeException e) {
            if (ErrorCodes.refusesCredentials(e.code())) {
                return open(true);
            }
            throw e;
        }
    }

    private Connection open(boolean freshSecret) throws GlueflakeException {
        Properties login = properties.login(freshSecret);
        try {
            return DriverAdapter.connect(properties.url(), login);
        } catch (SQLException e) {
            throw JdbcErrors.onConnect(e);
        } finally {
            login.clear();
        }
    }
}
