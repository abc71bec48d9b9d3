package dev.glueflake.testkit.snowflake;

import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.wire.ServerSettings;
import dev.glueflake.testkit.snowflake.internal.wire.SnowflakeServer;
import dev.glueflake.testkit.snowflake.internal.wire.sqlapi.SqlApiProtocol;
import java.net.URI;
import java.security.PrivateKey;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A Snowflake account inside this JVM that the unmodified driver and clients of the SQL API talk to over HTTP on the loopback
 * interface. It needs no network, no Docker and no Snowflake.
 *
 * <p>What it does not have it refuses by name with an error in Snowflake's shape; it never pretends. Any user may come in
 * unless {@link FakeSnowflakeBuilder#strict()} is set; users that are declared, {@link #user()} among them, are checked
 * always. Thread-safe.
 *
 * <pre>{@code
 * try (FakeSnowflake fake = FakeSnowflake.start(); Connection connection = fake.connect()) { … }
 * }</pre>
 */
public final class FakeSnowflake implements AutoCloseable {
    private final SnowflakeServer server;
    private final MovableClock clock;
    private final Login login;

    private FakeSnowflake(SnowflakeServer server, MovableClock clock, Login login) {
        this.server = server;
        this.clock = clock;
        this.login = login;
    }

    /** What the ready user needs. */
    record Login(String account, String user, String password) {}

    static FakeSnowflake start(ServerSettings settings, Login login) {
        return new FakeSnowflake(SnowflakeServer.start(settings), settings.clock(), login);
    }

    /**
     * Starts a fake on a free port with an empty database.
     *
     * @return the fake, running
     */
    public static FakeSnowflake start() {
        return builder().start();
    }

    /**
     * Begins a fake with other settings than the default ones.
     *
     * @return the builder
     */
    public static FakeSnowflakeBuilder builder() {
        return new FakeSnowflakeBuilder();
    }

    /**
     * Returns the address of the server.
     *
     * @return {@code http://127.0.0.1:PORT}
     */
    public URI uri() {
        return server.uri();
    }

    /**
     * Returns the address to which SQL API clients POST statements.
     *
     * @return {@code http://127.0.0.1:PORT/api/v2/statements}
     */
    public URI sqlApiUri() {
        return uri().resolve(SqlApiProtocol.PATH);
    }

    /**
     * Returns the account's name.
     *
     * @return in upper case, as it stands in a JWT
     */
    public String account() {
        return login.account();
    }

    /**
     * Returns the user who can come in with {@link #password()} and with {@link #privateKey()}.
     *
     * @return in upper case
     */
    public String user() {
        return login.user();
    }

    /**
     * Returns the password of {@link #user()}.
     *
     * @return the password
     */
    public String password() {
        return login.password();
    }

    /**
     * Returns the private key of {@link #user()}, for logins and for the SQL API. It is made at the first call in a JVM.
     *
     * @return an RSA key
     */
    public PrivateKey privateKey() {
        return ReadyKeys.get().getPrivate();
    }

    /**
     * Returns the driver's URL of this fake: with the account, without TLS, and without the driver's search for a cloud
     * around it.
     *
     * @return {@code jdbc:snowflake://…}
     */
    public String jdbcUrl() {
        return "jdbc:snowflake://127.0.0.1:" + uri().getPort() + "/?account=" + account()
                + "&ssl=off&disablePlatformDetection=true";
    }

    /**
     * Returns new connection properties with user and password; add to them what you like.
     *
     * @return the properties, the caller's own
     */
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password());
        return properties;
    }

    /**
     * Connects with the Snowflake driver of the class path.
     *
     * @return a new connection, to be closed by the caller
     * @throws IllegalStateException where there is no driver, or where it cannot connect
     */
    public Connection connect() {
        return DriverConnections.connect(jdbcUrl(), properties());
    }

    /**
     * Returns a source of new connections, without a pool.
     *
     * @return the data source; it needs the Snowflake driver on the class path
     */
    public DataSource dataSource() {
        return new DriverDataSource(jdbcUrl(), properties());
    }

    /**
     * Returns what clients ran.
     *
     * @return the log, which goes on
     */
    public QueryLog queryLog() {
        return server.journal();
    }

    /**
     * Puts rows into a table, committed at once and not in the query log.
     *
     * @param table its name as SQL has it
     * @param rows each by column name; a missing column becomes NULL, and maps and collections become VARIANT values
     * @return the number of rows
     * @throws IllegalArgumentException where Snowflake refuses them, with its message
     */
    public int insert(String table, List<? extends Map<String, ?>> rows) {
        return new RowImport(this, table).maps(rows);
    }

    /**
     * Puts the rows of a CSV text into a table, committed at once and not in the query log.
     *
     * @param table its name as SQL has it
     * @param csv with column names in its first line; fields may stand in double quotes, and an empty one without them is NULL
     * @return the number of rows
     * @throws IllegalArgumentException where the text is no CSV, or where Snowflake refuses a row
     */
    public int insertCsv(String table, String csv) {
        return new RowImport(this, table).csv(csv);
    }

    /**
     * Puts JSON objects into a table, committed at once and not in the query log.
     *
     * @param table its name as SQL has it
     * @param json an array of objects, or objects one after another, each with columns as its fields
     * @return the number of rows
     * @throws IllegalArgumentException where the text is no such JSON, or where Snowflake refuses a row
     */
    public int insertJson(String table, String json) {
        return new RowImport(this, table).json(json);
    }

    StatementResult run(String sql) {
        return run(sql, Binds.none());
    }

    StatementResult run(String sql, Binds binds) {
        try {
            return server.run(sql, binds);
        } catch (SnowflakeException e) {
            throw new IllegalArgumentException(e.getMessage() + " (" + e.code() + ", in: " + sql + ")", e);
        }
    }

    /**
     * Returns what shall go wrong.
     *
     * @return the rules, none at first
     */
    public Faults faults() {
        return server.faults();
    }

    /**
     * Says what a procedure or function answers, whatever its language: those in PYTHON and SCALA, and procedures in
     * JAVA, are refused at a call unless this was said; so are those in JAVASCRIPT where GraalJS ({@code
     * org.graalvm.js:js-language}) is not on the class path. Of the others the body is not run then. SQL defines it first with CREATE
     * PROCEDURE or CREATE FUNCTION, so that its parameters and its result have types.
     *
     * <p>The answer may be of any type that {@link RoutineCall} names, a {@link Number} of another kind, and for VARIANT,
     * OBJECT and ARRAY a Map, a List or a JSON text; a routine that RETURNS TABLE answers a List of rows, each a List of
     * values. What it throws is the statement's error. It may be called by several threads at a time, and of a function once
     * for each row, or for equal rows once. A {@link #reset()} forgets it.
     *
     * @param name the routine's own, in any schema, or with its schema, or with its database and schema; as SQL writes it
     * @param answer gives the answer to a call, null for NULL
     */
    public void routine(String name, Function<RoutineCall, @Nullable Object> answer) {
        server.answers().put(name, answer);
    }

    /**
     * Returns the account's clock: CURRENT_TIMESTAMP, the expiry of tokens and time travel go by it.
     *
     * @return the clock
     */
    public MovableClock clock() {
        return clock;
    }

    /**
     * Returns the fake's own mistakes: statements that were answered with 000603 because the fake failed, not the statement.
     *
     * @return each with its cause; a test should expect none
     */
    public List<IllegalStateException> internalErrors() {
        return server.internalErrors();
    }

    /**
     * Returns requests that were answered with 404 because the fake has no such path or statement handle.
     *
     * @return as {@code METHOD path}
     */
    public List<String> unknownRequests() {
        return server.unknownRequests();
    }

    /**
     * Makes the account as new: objects, rows, sessions, running statements, the log, faults and errors are gone and the
     * clock is as it was made. Takes milliseconds. Connections from before find that their session no longer exists.
     */
    public void reset() {
        clock.reset();
        server.reset();
    }

    /**
     * Keeps what the account is now, so that a suite can prepare it once and go back before each test.
     *
     * <pre>{@code
     * FakeSnowflake.Snapshot prepared = fake.snapshot();
     * …
     * prepared.restore();
     * }</pre>
     *
     * <p>It holds what is committed: objects (dropped ones that can come back too) with their rows and their past, sequences,
     * grants, users, parameters of the account, the files of internal stages, load histories, offsets of streams, schedules and
     * runs of tasks, what pipes, external and dynamic tables have seen, the answers of {@link #routine routines}, and the clock.
     * Not what lies outside the account, such as the files of external stages.
     *
     * @return the snapshot; it costs memory for the changes that come after it, until {@link #reset()} or {@link #close()}
     * @throws IllegalStateException where a transaction has uncommitted changes, or a statement still runs
     */
    public Snapshot snapshot() {
        Runnable ofClock = clock.keep();
        Runnable ofAccount = server.snapshot();
        return () -> {
            ofAccount.run();
            ofClock.run();
        };
    }

    /** What an account was at one moment; made by {@link #snapshot()}. */
    @FunctionalInterface
    public interface Snapshot {
        /**
         * Makes the account what it was, as often as wanted, in milliseconds: the more tables have changed, the longer. The log,
         * the faults and the errors are empty after it, as after {@link FakeSnowflake#reset()}.
         *
         * <p>Connections stay logged in with their parameters and variables, but statements that still run are cancelled, open
         * transactions are rolled back, and the current schema and temporary objects are those of the snapshot; those of later
         * connections are gone.
         *
         * @throws IllegalStateException where the fake was reset or closed since, or where an earlier snapshot was restored,
         *     which took back this one too
         */
        void restore();
    }

    /** Stops the fake; its threads have ended when this returns. */
    @Override
    public void close() {
        server.close();
    }

    /**
     * One call of a procedure or function that a test answers in Java; see {@link #routine}.
     *
     * <p>Values are of the Java type that belongs to their Snowflake type: NUMBER {@link java.math.BigDecimal}, FLOAT
     * {@link Double}, VARCHAR {@link String}, BINARY {@code byte[]}, BOOLEAN {@link Boolean}, DATE {@link java.time.LocalDate},
     * TIME {@link java.time.LocalTime}, TIMESTAMP_NTZ {@link java.time.LocalDateTime}, TIMESTAMP_LTZ {@link java.time.Instant},
     * TIMESTAMP_TZ {@link java.time.OffsetDateTime}, VARIANT, OBJECT and ARRAY their JSON text.
     */
    public interface RoutineCall {
        /**
         * Returns the routine's full name.
         *
         * @return {@code DATABASE.SCHEMA.NAME}
         */
        String name();

        /**
         * Returns the values of all parameters in their order, defaults filled in.
         *
         * @return of the types above, null for NULL; unmodifiable
         */
        List<@Nullable Object> arguments();

        /**
         * Runs a statement in the session and transaction of a procedure's caller.
         *
         * @param statement one statement
         * @return its rows, each by column name
         * @throws UnsupportedOperationException in a function, which runs no SQL
         * @throws RuntimeException with the message of Snowflake's error where the statement fails; let through, it is the CALL's error
         */
        List<Map<String, @Nullable Object>> sql(String statement);
    }
}
