package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session's current database, schema, role and warehouse. Thread-safe. */
public final class CurrentNames {
    private static final String DEFAULT_ROLE = "ACCOUNTADMIN";

    private final Account account;
    private @Nullable String database;
    private @Nullable String schema;
    private String role;
    private @Nullable String acting;
    private final String user;
    private boolean secondaryRoles;
    private @Nullable String warehouse;

    CurrentNames(Account account, SessionSettings settings) {
        this.account = account;
        user = settings.user();
        role = settings.role() == null ? DEFAULT_ROLE : settings.role();
        warehouse = settings.warehouse();
        account.ensure(ObjectKind.ROLE, role);
        if (warehouse != null) {
            account.ensure(ObjectKind.WAREHOUSE, warehouse);
        }
        Optional<Database> wanted = Optional.ofNullable(settings.database()).flatMap(account.catalog()::find);
        String wantedSchema = settings.schema() == null ? Schema.PUBLIC : settings.schema();
        database = wanted.map(Database::name).orElse(null);
        schema = wanted.flatMap(found -> found.find(wantedSchema))
                .map(Schema::name)
                .orElse(null);
    }

    /** The current database, if it still exists. */
    public synchronized Optional<String> database() {
        return Optional.ofNullable(database)
                .filter(name -> account.catalog().find(name).isPresent());
    }

    /** The current schema, if it still exists. */
    public synchronized Optional<String> schema() {
        return database()
                .flatMap(account.catalog()::find)
                .filter(found -> schema != null && exists(found, schema))
                .map(found -> schema);
    }

    private static boolean exists(Database database, String schema) {
        return schema.equals(Schema.INFORMATION_SCHEMA) || database.find(schema).isPresent();
    }

    public synchronized Optional<String> role() {
        return Optional.of(role);
    }

    public synchronized Optional<String> warehouse() {
        return Optional.ofNullable(warehouse);
    }

    /** USE DATABASE: its schema PUBLIC becomes current too, if it has one. */
    public synchronized void useDatabase(String name) {
        Database found = account.catalog().require(name);
        database = name;
        schema = found.find(Schema.PUBLIC).map(Schema::name).orElse(null);
    }

    /** USE SCHEMA. */
    public synchronized void useSchema(String inDatabase, String name) {
        if (!exists(account.catalog().require(inDatabase), name)) {
            throw Errors.doesNotExist("Schema", QualifiedName.quoted(inDatabase) + "." + QualifiedName.quoted(name));
        }
        database = inDatabase;
        schema = name;
    }

    /** USE SECONDARY ROLES: all of the user's, or none. */
    public synchronized void useSecondaryRoles(boolean all) {
        secondaryRoles = all;
    }

    synchronized boolean secondaryRoles() {
        return secondaryRoles;
    }

    /** The role whose rights count: the current one or, in a procedure with its owner's rights, the owner. */
    synchronized String actingRole() {
        return acting == null ? role : acting;
    }

    /** Whether a procedure's owner acts in place of the session's roles. */
    synchronized boolean isActing() {
        return acting != null;
    }

    /** Lets the owner of a procedure act until what is returned is run. */
    public synchronized Runnable actAs(String owner) {
        @Nullable String before = acting;
        acting = owner;
        return () -> {
            synchronized (this) {
                acting = before;
            }
        };
    }

    public synchronized void useRole(String name) {
        if (!account.roles().contains(name)) {
            throw Errors.compilation("002003", "02000", "Role '" + name + "' does not exist or not authorized.");
        }
        if (account.settings().enforceGrants() && !new RoleHierarchy(account).mayUse(user, name)) {
            throw new SnowflakeException(
                    "003013",
                    "42501",
                    "SQL access control error:\nRequested role '" + name
                            + "' is not assigned to the executing user. Specify another role to activate.");
        }
        role = name;
    }

    public synchronized void useWarehouse(String name) {
        if (!account.warehouses().contains(name)) {
            throw Errors.compilation("002043", "02000", "Object does not exist, or operation cannot be performed.");
        }
        warehouse = name;
    }

    /** Puts back the current database and schema of this moment, perhaps none, when it is run. */
    public synchronized Runnable keepNames() {
        @Nullable String keptDatabase = database;
        @Nullable String keptSchema = schema;
        return () -> {
            synchronized (this) {
                database = keptDatabase;
                schema = keptSchema;
            }
        };
    }

    synchronized NameContext context() {
        return new NameContext(database().orElse(null), schema().orElse(null));
    }
}
