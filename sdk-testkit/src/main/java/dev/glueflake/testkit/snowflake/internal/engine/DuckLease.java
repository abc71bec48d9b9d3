package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A connection for the length of one Snowflake statement. DuckDB closes a {@code Statement} after an error, so every SQL
 * gets a new one. For one thread, except that a cancellation comes from another one.
 */
final class DuckLease implements AutoCloseable {
    private static final long RETRY_CANCEL_MILLIS = 2;
    private static final int CANCEL_ATTEMPTS = 5_000;

    private final DuckPool pool;
    private final DuckDBConnection connection;
    private final Cancellation cancellation;
    private final EngineTexts texts;
    private boolean open;
    private boolean broken;
    private boolean ofFiles;

    DuckLease(DuckPool pool, DuckDBConnection connection, Cancellation cancellation) {
        this.pool = pool;
        this.connection = connection;
        this.cancellation = cancellation;
        this.texts = EngineTexts.of(cancellation);
    }

    /** What is done with the rows, while the statement is open. */
    @FunctionalInterface
    interface RowsTo<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** What is done with an appender, before it is flushed. */
    @FunctionalInterface
    interface AppendTo {
        void append(DuckDBAppender appender) throws SQLException;
    }

    <T> T query(String sql, RowsTo<T> reader) {
        texts.ran(sql);
        return running(sql, statement -> {
            try (ResultSet rows = statement.executeQuery(sql)) {
                return reader.read(rows);
            }
        });
    }

    /** Runs DML or DDL. Returns the rows that it changed, or -1. */
    long update(String sql) {
        texts.ran(sql);
        return running(sql, statement -> {
            statement.execute(sql);
            return statement.getLargeUpdateCount();
        });
    }

    /** Begins a transaction. {@code uses}: SQL that it will run, whose functions it could not get later. */
    void begin(String uses) {
        running(uses, statement -> statement.execute("BEGIN TRANSACTION"));
        open = true;
    }

    /** Not to be interrupted: its outcome must be known. */
    void commit() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
            open = false;
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** Fills a table through DuckDB's appender, much faster than INSERT; all of it in one transaction, which is faster still. */
    void append(String table, AppendTo rows) {
        cancellation.check();
        begin("");
        try {
            try (DuckDBAppender appender = connection.createAppender(table)) {
                rows.append(appender);
            }
            commit();
        } catch (SQLException e) {
            broken = true;
            throw translated(e);
        } catch (RuntimeException e) {
            broken = true;
            throw e;
        }
    }

    /** What DuckDB says from now on is the fault of the files that it reads, not the fake's: a {@link FileFault}. */
    void readsFiles() {
        ofFiles = true;
    }

    /** DuckDB could not do its work over files. */
    static final class FileFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FileFault(SQLException cause) {
            super(cause);
        }
    }

    private interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    private <T> T running(String sql, Work<T> work) {
        install(sql);
        try (Statement statement = connection.createStatement()) {
            Interrupt interrupt = new Interrupt(statement);
            cancellation.begin(interrupt);
            try {
                return work.run(statement);
            } finally {
                interrupt.over();
                cancellation.end(interrupt);
            }
        } catch (SQLException e) {
            cancellation.check();
            if (ofFiles) {
                throw new FileFault(e);
            }
            throw translated(e);
        }
    }

    private void install(String sql) {
        try {
            if (!open) {
                pool.functions().install(sql);
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private SnowflakeException translated(SQLException failure) {
        SnowflakeException answer = EngineErrors.translate(failure);
        if (answer.code().equals(Errors.internal().code())) {
            pool.errors().add(failure);
        }
        return answer;
    }

    @Override
    public void close() {
        try {
            if (open) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("ROLLBACK");
                }
            }
            if (broken) {
                connection.close();
            } else {
                pool.giveBack(connection);
            }
        } catch (SQLException e) {
            pool.errors().add(e);
        }
    }

    /** Interrupts until the statement is over: DuckDB forgets an interrupt that comes just before it begins. */
    private static final class Interrupt implements Runnable {
        private final Statement statement;
        private boolean over;

        Interrupt(Statement statement) {
            this.statement = statement;
        }

        @Override
        public synchronized void run() {
            try {
                for (int attempt = 0; !over && attempt < CANCEL_ATTEMPTS; attempt++) {
                    statement.cancel();
                    wait(RETRY_CANCEL_MILLIS);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the engine cannot be interrupted", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        synchronized void over() {
            over = true;
            notifyAll();
        }
    }
}
