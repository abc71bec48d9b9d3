package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.sql.emit.UdfInstaller;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.duckdb.DuckDBConnection;

/** Connections to one in-memory DuckDB: borrowed for a statement, kept for the next one. Thread-safe. */
final class DuckPool implements AutoCloseable {
    private static final int KEPT_IDLE = 16;
    private static final int MAX_THREADS = 4;
    /** DuckDB rewrites the tables that changed at each checkpoint, also in memory, by default after every 16 MB written. */
    private static final String CHECKPOINT_AFTER = "1GB";

    private final DuckDBConnection root;
    private final UdfInstaller functions;
    private final Deque<DuckDBConnection> idle = new ConcurrentLinkedDeque<>();
    private final InternalErrors errors;
    private volatile boolean closed;

    private DuckPool(DuckDBConnection root, InternalErrors errors) {
        this.root = root;
        this.functions = new UdfInstaller(root);
        this.errors = errors;
    }

    /** @param directory the only place on disk that SQL may read or write */
    static DuckPool open(Path directory, InternalErrors errors) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", String.valueOf(threads()));
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("temp_directory", "");
        settings.setProperty("checkpoint_threshold", CHECKPOINT_AFTER);
        settings.setProperty("allowed_directories", "['" + directory.toString().replace("'", "''") + "/']");
        settings.setProperty("enable_external_access", "false");
        settings.setProperty("lock_configuration", "true");
        DuckDBConnection root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
        return new DuckPool(root, errors);
    }

    private static int threads() {
        return Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
    }

    DuckLease borrow(Cancellation cancellation) throws SQLException {
        DuckDBConnection connection = idle.pollFirst();
        return new DuckLease(this, connection == null ? root.duplicate() : connection, cancellation);
    }

    UdfInstaller functions() {
        return functions;
    }

    InternalErrors errors() {
        return errors;
    }

    void giveBack(DuckDBConnection connection) throws SQLException {
        if (closed || idle.size() >= KEPT_IDLE) {
            connection.close();
            return;
        }
        idle.addFirst(connection);
        if (closed) {
            closeIdle();
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        closeIdle();
        root.close();
    }

    private void closeIdle() throws SQLException {
        for (DuckDBConnection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            connection.close();
        }
    }
}
