package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.snowflake.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** Turns a statement value into a statement of the driver. */
final class JdbcStatements {

    private JdbcStatements() {}

    /** Makes the driver's statement with its parameters, timeout and binds. */
    static Statement prepare(Connection connection, SqlStatement statement) throws SQLException {
        Statement prepared = statement.binds().isEmpty()
                ? connection.createStatement()
                : connection.prepareStatement(statement.text());
        try {
            configure(prepared, statement);
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    /** Runs it as a query: also DML, whose counts by label {@code executeUpdate} would add up. */
    static ResultSet run(Statement prepared, SqlStatement statement) throws SQLException {
        return prepared instanceof PreparedStatement bound
                ? bound.executeQuery()
                : prepared.executeQuery(statement.text());
    }

    /** Returns whole seconds, rounded up. */
    static int seconds(Duration limit) {
        return (int) Math.min(Integer.MAX_VALUE, limit.plusNanos(999_999_999).toSeconds());
    }

    private static void configure(Statement prepared, SqlStatement statement) throws SQLException {
        for (Map.Entry<String, String> parameter : statement.parameters().entrySet()) {
            DriverAdapter.setParameter(prepared, parameter.getKey(), parameter.getValue());
        }
        if (statement.timeout().isPresent()) {
            prepared.setQueryTimeout(seconds(statement.timeout().get()));
        }
        if (prepared instanceof PreparedStatement bound) {
            JdbcBinder.bind(bound, statement.binds());
        }
    }
}
