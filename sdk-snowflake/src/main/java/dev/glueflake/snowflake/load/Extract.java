package dev.glueflake.snowflake.load;

import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.progress.ProgressEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plan's rows from one snapshot of the source and writes them as parts to S3.
 *
 * <p>The source counts in the same snapshot: two independent counts of the same rows, so that a row lost on the way is seen.
 */
final class Extract {
    private static final int ROWS_A_FETCH = 1000;
    private static final int ROWS_A_REPORT = 5000;

    private final LoadPlan plan;
    private final DataSource source;
    private final RunFiles files;
    private final LoadProgress progress;

    Extract(LoadPlan plan, DataSource source, RunFiles files, LoadProgress progress) {
        this.plan = plan;
        this.source = source;
        this.files = files;
        this.progress = progress;
    }

    Manifest run() {
        try (Connection connection = source.getConnection()) {
            // Off first: in autocommit mode every statement has a snapshot of its own, and Postgres ignores the fetch
            // size.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                Manifest manifest = read(connection);
                connection.rollback();
                return manifest;
            } catch (SQLException | IOException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw LoadErrors.source("Reading source table " + plan.source().table() + " failed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What ended the reading is the error to tell, not that its connection is gone too. */
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private Manifest read(Connection connection) throws SQLException, IOException {
        long all = count(connection, "");
        String where = plan.window()
                .map(window -> " WHERE " + window.predicate(cursor(window)))
                .orElse("");
        long filtered = where.isEmpty() ? all : count(connection, where);
        String watermark = plan.window().isPresent() ? plan.nextWatermark().orElse(null) : greatest(connection);
        ProgressEvent event = progress.begin("extract").withTotal(filtered);
        try (PreparedStatement statement = connection.prepareStatement(select() + where);
                Parts parts = new Parts(plan, files)) {
            statement.setFetchSize(ROWS_A_FETCH);
            bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                long written = write(rows, parts, event);
                progress.end(event.withDone(written));
            }
            return new Manifest(all, filtered, watermark, parts.finish());
        }
    }

    private long write(ResultSet rows, Parts parts, ProgressEvent event) throws SQLException, IOException {
        List<LoadColumn> columns = plan.target().columns();
        long written = 0;
        while (rows.next()) {
            CsvRow row = parts.next();
            for (int i = 0; i < columns.size(); i++) {
                row.field(columns.get(i).reader().read(rows, i + 1));
            }
            parts.end();
            written++;
            if (written % ROWS_A_REPORT == 0) {
                checkInterrupt();
                progress.report(event.withDone(written));
            }
        }
        return written;
    }

    private long count(Connection connection, String where) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT COUNT(*) FROM " + plan.source().table() + where)) {
            if (!where.isEmpty()) {
                bind(statement);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedOperationException(
                    "Reading source table " + plan.source().table()
                            + " was interrupted. Nothing was changed; await the load again.",
                    Map.of("runId", plan.runId().value()),
                    null);
        }
    }

    /** Rows came since the load was planned: the mark of all rows is the mark of the snapshot that they were read in. */
    private @Nullable String greatest(Connection connection) throws SQLException {
        for (LoadColumn column : plan.target().columns()) {
            if (column.target().equals(plan.target().cursor())) {
                try (PreparedStatement statement = connection.prepareStatement("SELECT MAX("
                                + plan.source().quoted(column.source()) + ") FROM "
                                + plan.source().table());
                        ResultSet row = statement.executeQuery()) {
                    row.next();
                    return column.reader().read(row, 1);
                }
            }
        }
        return null;
    }

    private void bind(PreparedStatement statement) throws SQLException {
        if (plan.window().isPresent()) {
            plan.window().get().bind(statement);
        }
    }

    private String select() {
        return "SELECT "
                + plan.target().columns().stream()
                        .map(column -> plan.source().quoted(column.source()))
                        .collect(Collectors.joining(", "))
                + " FROM " + plan.source().table();
    }

    private String cursor(Window window) {
        return plan.source().quoted(window.cursor());
    }
}
