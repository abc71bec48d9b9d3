package dev.glueflake.testkit.snowflake.internal.wire.session;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens sessions with what clients ask for, else with the account's defaults; makes a missing database or schema if told to. */
public final class SessionOpener {
    private static final String DEFAULT_ROLE = "ACCOUNTADMIN";
    private static final String DEFAULT_SCHEMA = "PUBLIC";

    private final Account account;
    private final StatementRunner runner;
    private final Defaults defaults;

    public SessionOpener(Account account, StatementRunner runner, Defaults defaults) {
        this.account = account;
        this.runner = runner;
        this.defaults = defaults;
        if (defaults.administrator() != null) {
            account.grantRole(DEFAULT_ROLE, defaults.administrator());
        }
    }

    /**
     * What a session has where its client asks for nothing.
     *
     * @param administrator who has the role ACCOUNTADMIN
     * @param createMissing whether a database or schema that a client asks for is made where there is none
     */
    public record Defaults(
            @Nullable String database,
            @Nullable String schema,
            @Nullable String warehouse,
            @Nullable String administrator,
            boolean createMissing) {}

    public Account account() {
        return account;
    }

    /** Settings from names as a connection string has them: upper case unless they stand in double quotes. */
    public static SessionSettings unquoted(
            String user,
            @Nullable String role,
            @Nullable String warehouse,
            @Nullable String database,
            @Nullable String schema,
            Map<String, String> parameters) {
        return new SessionSettings(
                user, resolved(role), resolved(warehouse), resolved(database), resolved(schema), parameters);
    }

    private static @Nullable String resolved(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return null;
        }
        boolean quoted = written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
        return quoted
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written.toUpperCase(Locale.ROOT);
    }

    /**
     * Opens the session of a client. Where grants are enforced he gets only a role that he has: the one he asks for, else his
     * DEFAULT_ROLE, else PUBLIC.
     *
     * @throws SnowflakeException where the role that he asks for is not his
     */
    public Session login(SessionSettings asked) {
        if (!account.settings().enforceGrants()) {
            return open(asked);
        }
        String role = asked.role() == null ? account.defaultRole(asked.user()) : asked.role();
        if (!account.mayUse(asked.user(), role)) {
            throw new SnowflakeException(
                    "390189",
                    "08001",
                    "Role '" + role
                            + "' specified in the connect string is not granted to this user. Contact your local "
                            + "system administrator, or attempt to login with another role, e.g. PUBLIC.");
        }
        return open(new SessionSettings(
                asked.user(), role, asked.warehouse(), asked.database(), asked.schema(), asked.parameters()));
    }

    /** Opens a session with the role that is asked for, else with all rights. */
    public Session open(SessionSettings asked) {
        boolean ownDatabase = asked.database() != null;
        String database = ownDatabase ? asked.database() : defaults.database();
        String schema = asked.schema() != null ? asked.schema() : ownDatabase ? DEFAULT_SCHEMA : defaults.schema();
        String current = schema == null ? DEFAULT_SCHEMA : schema;
        if (database != null && isMissing(database, current)) {
            provide(database, current, asked.parameters());
        }
        return account.openSession(new SessionSettings(
                asked.user(),
                asked.role() == null ? DEFAULT_ROLE : asked.role(),
                asked.warehouse() == null ? defaults.warehouse() : asked.warehouse(),
                database,
                database == null ? null : current,
                asked.parameters()));
    }

    /** A client that wants its names checked gets none that it did not find. */
    private void provide(String database, String schema, Map<String, String> parameters) {
        if (Boolean.parseBoolean(parameters.get("CLIENT_VALIDATE_DEFAULT_PARAMETERS"))) {
            String missing = account.catalog().find(database).isEmpty() ? "database" : "schema";
            throw new SnowflakeException(
                    "390201", "08004", "The requested " + missing + " does not exist or not authorized.");
        }
        if (defaults.createMissing()) {
            create(database, schema);
        }
    }

    private boolean isMissing(String database, String schema) {
        return account.catalog()
                .find(database)
                .flatMap(found -> found.find(schema))
                .isEmpty();
    }

    private void create(String database, String schema) {
        Identifier inDatabase = Identifier.quoted(database, Position.NONE);
        ObjectName inSchema = new ObjectName(List.of(inDatabase, Identifier.quoted(schema, Position.NONE)));
        try (Session session = account.openSession(SessionSettings.of("SYSTEM", null, null))) {
            run(session, new Statement.CreateDatabase(inDatabase, CreateMode.IF_NOT_EXISTS, false, List.of()));
            run(session, new Statement.CreateSchema(inSchema, CreateMode.IF_NOT_EXISTS, false, List.of()));
        }
    }

    private void run(Session session, Statement statement) {
        runner.run(
                session,
                statement,
                new ExecutionScope(account.nextQueryId(), Binds.none(), Map.of(), new Cancellation(), account.now()));
    }
}
