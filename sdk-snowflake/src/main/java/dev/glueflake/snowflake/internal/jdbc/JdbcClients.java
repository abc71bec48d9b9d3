package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.retry.Sleeper;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeSettings;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes clients over JDBC. */
public final class JdbcClients {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcClients.class);

    private JdbcClients() {}

    /** Makes a client that opens its own connections; opens none yet. */
    public static SnowflakeClient fromSettings(SnowflakeSettings settings) {
        checkDriver();
        return new JdbcClient(new DriverConnections(settings), settings.clock(), settings.sleeper());
    }

    /** Makes a client over a data source. */
    public static SnowflakeClient fromDataSource(DataSource dataSource) {
        checkDriver();
        return new JdbcClient(new DataSourceConnections(dataSource), Clock.systemUTC(), Sleeper.system());
    }

    private static void checkDriver() {
        try {
            LOG.debug("Using the driver {}", DriverAdapter.driverName());
        } catch (LinkageError e) {
            throw new ConfigurationException(
                    "SNOWFLAKE_DRIVER_MISSING",
                    "The Snowflake JDBC driver is not on the class path; add net.snowflake:snowflake-jdbc 4.3.4 or later,"
                            + " or use SnowflakeClient.sqlApi",
                    Map.of(),
                    e);
        }
    }
}
