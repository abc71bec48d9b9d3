package dev.glueflake.testkit.snowflake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections of the Snowflake driver, if the class path has one. */
final class DriverConnections {
    private static final String DRIVER = "net.snowflake.client.api.driver.SnowflakeDriver";

    private DriverConnections() {}

    static Connection connect(String url, Properties properties) {
        try {
            return open(url, properties);
        } catch (SQLException e) {
            throw new IllegalStateException("The Snowflake driver cannot connect to " + url + ": " + e.getMessage(), e);
        }
    }

    static Connection open(String url, Properties properties) throws SQLException {
        try {
            Class.forName(DRIVER);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The Snowflake driver is not on the class path. Add net.snowflake:snowflake-jdbc, version 4.0 or later, "
                            + "to the test dependencies.",
                    e);
        }
        return DriverManager.getConnection(url, properties);
    }
}
