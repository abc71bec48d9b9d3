package dev.glueflake.snowflake;

import dev.glueflake.snowflake.internal.jdbc.JdbcClients;
import dev.glueflake.snowflake.internal.sqlapi.SqlApiClients;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The entry to Snowflake, the same over JDBC and over the SQL API.
 *
 * <p>What a transport has not is declared by {@link #capabilities()} and refused with a
 * {@link dev.glueflake.core.ConfigurationException} before anything is sent. Each statement run on the client itself
 * stands alone: statements that share a session (USE, ALTER SESSION, temporary tables, transactions) go into
 * {@link #withSession} or {@link #inTransaction}.
 *
 * <p>Thread-safe. {@link #close()} closes only what the client opened itself, never a {@link DataSource} passed in.
 */
public interface SnowflakeClient extends SqlExecutor, AutoCloseable {

    /** What a transport may or may not offer. */
    enum Capability {
        /** State that lives from one statement to the next: {@link SnowflakeClient#withSession}. */
        SESSION,
        /** A transaction over several requests: {@link SnowflakeClient#inTransaction}. */
        TRANSACTION,
        /** PUT and GET between a stage and local files. */
        FILE_TRANSFER,
        /** Binds in {@link SqlExecutor#executeAll}. */
        MULTI_STATEMENT_BINDS,
        /** A submit that may be repeated under its request id without running twice. */
        IDEMPOTENT_SUBMIT
    }

    /**
     * One Snowflake session: what one statement sets, the next one sees.
     *
     * <p>Not thread-safe, and valid only inside the callback that it was given to.
     */
    interface Session extends SqlExecutor {

        /**
         * Runs the work between BEGIN and COMMIT.
         *
         * <p>A DDL statement would commit the transaction before its end (rule of Snowflake); keep it out of the work.
         * When the work throws, the transaction is rolled back and the same exception goes on. When the answer to COMMIT
         * is lost, {@link dev.glueflake.core.OutcomeUnknownException} tells so and nothing is repeated.
         *
         * @param name the transaction's name, as SHOW TRANSACTIONS prints it
         * @param work what to do; receives this session
         * @param <T> the work's result type
         * @return the work's result, after the commit succeeded
         */
        <T> T inTransaction(SnowflakeIdentifier name, Function<? super Session, ? extends T> work);
    }

    /**
     * Makes a client over the Snowflake JDBC driver, which must be on the class path.
     *
     * @param settings where to connect and as whom
     * @return a client that opens and closes its own connections
     */
    static SnowflakeClient jdbc(SnowflakeSettings settings) {
        return JdbcClients.fromSettings(settings);
    }

    /**
     * Makes a client over connections of a data source, a pool for example.
     *
     * @param dataSource gives Snowflake driver connections, wrapped or not; stays the caller's to close
     * @return a client that borrows one connection per call and gives it back
     */
    static SnowflakeClient jdbc(DataSource dataSource) {
        return JdbcClients.fromDataSource(dataSource);
    }

    /**
     * Makes a client over the Snowflake SQL API, without any driver.
     *
     * @param settings where to connect and as whom; password credentials are refused, the SQL API has no password login
     * @return a client over {@code java.net.http}
     */
    static SnowflakeClient sqlApi(SnowflakeSettings settings) {
        return SqlApiClients.fromSettings(settings);
    }

    /**
     * Tells what this transport offers.
     *
     * @return the capabilities, never changing for a client
     */
    Set<Capability> capabilities();

    /**
     * Starts a statement and returns as soon as Snowflake has accepted it.
     *
     * @param statement the statement; PUT and GET cannot run so
     * @return the handle by which any client of the same user follows the statement
     */
    QueryHandle submit(SqlStatement statement);

    /**
     * Reads how a statement stands.
     *
     * @param handle the statement's handle
     * @return the status now
     */
    QueryHandle.Status status(QueryHandle handle);

    /**
     * Waits until a statement has ended and returns its result.
     *
     * @param handle the statement's handle
     * @param timeout how long to wait at most; the statement itself goes on when the wait ends
     * @return the result with all rows
     * @throws dev.glueflake.core.OutcomeUnknownException when the statement still runs after the timeout
     */
    StatementResult await(QueryHandle handle, Duration timeout);

    /**
     * Asks Snowflake to cancel a statement. What it had committed before stays.
     *
     * @param handle the statement's handle
     * @return true when Snowflake took the order; false when the statement had ended or is unknown
     */
    boolean cancel(QueryHandle handle);

    /**
     * Runs work in one session of its own. Needs {@link Capability#SESSION}.
     *
     * @param work what to do with the session
     * @param <T> the work's result type
     * @return the work's result
     */
    <T> T withSession(Function<? super Session, ? extends T> work);

    /**
     * Runs work in one transaction in a session of its own. Needs {@link Capability#TRANSACTION}.
     *
     * @param name the transaction's name
     * @param work what to do; see {@link Session#inTransaction}
     * @param <T> the work's result type
     * @return the work's result, after the commit succeeded
     */
    default <T> T inTransaction(SnowflakeIdentifier name, Function<? super Session, ? extends T> work) {
        return withSession(session -> session.inTransaction(name, work));
    }

    /** Closes what this client opened. Running statements go on at Snowflake. */
    @Override
    void close();
}
