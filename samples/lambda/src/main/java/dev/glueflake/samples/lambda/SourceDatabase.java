package dev.glueflake.samples.lambda;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.core.secret.SecretReference;
import dev.glueflake.core.secret.SecretSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A source database as the old job's parameter describes it: {@code type}, {@code user}, {@code password}, {@code host},
 * {@code port}, {@code database}. The password is read for each connection.
 */
final class SourceDatabase implements DataSource {
    private final SecretSource secrets;
    private final String name;
    private final String url;
    private final String user;

    private SourceDatabase(SecretSource secrets, String name, String url, String user) {
        this.secrets = secrets;
        this.name = name;
        this.url = url;
        this.user = user;
    }

    static SourceDatabase read(SecretSource secrets, String name) {
        SecretLogin fields = new SecretLogin(secrets, name);
        String type = require(fields, "type", "postgresql, mysql, redshift, oracle or sqlserver");
        String url = url(
                type,
                plain("host", require(fields, "host", "the host's name")),
                plain("port", require(fields, "port", "the port's number")),
                plain("database", require(fields, "database", "the database's name")));
        return new SourceDatabase(secrets, name, url, require(fields, "user", "the login name"));
    }

    static String url(String type, String host, String port, String database) {
        String address = host + ":" + port;
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "postgresql", "redshift" -> "jdbc:" + type.toLowerCase(Locale.ROOT) + "://" + address + "/" + database;
            case "mysql" -> "jdbc:mysql://" + address + "/" + database + "?useCursorFetch=true";
            case "oracle" -> "jdbc:oracle:thin:@//" + address + "/" + database;
            case "sqlserver" -> "jdbc:sqlserver://" + address + ";databaseName=" + database;
            default ->
                throw new ConfigurationException(
                        "SOURCE_INVALID",
                        "The source's type is none of postgresql, mysql, redshift, oracle and sqlserver.");
        };
    }

    private static String require(SecretLogin fields, String key, String holds) {
        return fields.find(key).orElseThrow(() -> fields.missing(key, holds));
    }

    /** Nothing may add properties of its own to the URL. */
    private static String plain(String key, String text) {
        if (!text.matches("[A-Za-z0-9._$-]+")) {
            throw new ConfigurationException(
                    "SOURCE_INVALID",
                    "The source's " + key
                            + " has characters other than letters, digits and . _ $ -; correct the parameter.");
        }
        return text;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        try (Secret password = secrets.get(SecretReference.of(name, "password"))) {
            login.setProperty("password", password.useChars(String::new));
            return DriverManager.getConnection(url, login);
        } finally {
            login.clear();
        }
    }

    @Override
    public Connection getConnection(String otherUser, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The user and the password stand in the parameter " + name);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("This source writes no log");
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("This source writes no log");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The login timeout is the driver's");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("This source writes no log");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Nothing is wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public String toString() {
        return "SourceDatabase[" + name + "]";
    }
}
