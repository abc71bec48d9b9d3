package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicBoard;
import dev.glueflake.testkit.snowflake.internal.engine.LockMode;
import dev.glueflake.testkit.snowflake.internal.engine.LockRequest;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.engine.Transaction;
import dev.glueflake.testkit.snowflake.internal.engine.Write;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.stream.StreamReads;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One login: current names, parameters, variables, temporary objects, the open transaction. Thread-safe; its statements may run side by side. */
public final class Session implements Restorable, AutoCloseable {
    private final Account account;
    private final long id;
    private final String user;
    private final SessionParameters parameters;
    private final TemporaryObjects temporary = new TemporaryObjects();
    private final SessionObjects objects;
    private final Map<String, SessionVariable> variables = new ConcurrentHashMap<>();
    private final List<String> queryIds = new ArrayList<>();
    private final CurrentNames current;
    private @Nullable Transaction transaction;
    private @Nullable Long lastTransaction;
    private volatile @Nullable String client;

    Session(Account account, long id, SessionSettings settings) {
        this.account = account;
        this.id = id;
        this.user = settings.user();
        this.parameters = new SessionParameters(account.parameters(), account.parameters(user));
        settings.parameters().forEach(parameters::set);
        this.current = new CurrentNames(account, settings);
        this.objects =
                new SessionObjects(account, temporary, current::context, current::actingRole, Authority.of(this));
    }

    public long id() {
        return id;
    }

    public Account account() {
        return account;
    }

    public String user() {
        return user;
    }

    /** The current database, schema, role and warehouse. */
    public CurrentNames current() {
        return current;
    }

    /** The current database, if it still exists. */
    public Optional<String> database() {
        return current.database();
    }

    /** The current schema, if it still exists. */
    public Optional<String> schema() {
        return current.schema();
    }

    /** USE SCHEMA. */
    public void useSchema(String inDatabase, String name) {
        current.useSchema(inDatabase, name);
    }

    /** Puts back the current database and schema of this moment, perhaps none, when it is run. */
    public Runnable keepNames() {
        return current.keepNames();
    }

    /** The client's name and version, where it said so. */
    public Optional<String> client() {
        return Optional.ofNullable(client);
    }

    public void client(String nameAndVersion) {
        client = nameAndVersion;
    }

    public Optional<String> role() {
        return current.role();
    }

    public Optional<String> warehouse() {
        return current.warehouse();
    }

    public SessionParameters parameters() {
        return parameters;
    }

    /** Names in the current schema and beyond: find, require, create, drop; temporary objects come first. */
    public SessionObjects objects() {
        return objects;
    }

    public QualifiedName qualify(ObjectName name) {
        return objects.qualify(name, "SELECT");
    }

    // ---- variables, history

    /** A session variable by its upper-case name. */
    public Optional<TypedValue> variable(String name) {
        return Optional.ofNullable(variables.get(name)).map(SessionVariable::value);
    }

    public void set(String variable, TypedValue value) {
        Instant now = account.now();
        variables.merge(
                variable,
                new SessionVariable(value, now, now),
                (old, set) -> new SessionVariable(value, old.createdOn(), now));
    }

    public void unset(String variable) {
        variables.remove(variable);
    }

    /** All of them, by name. */
    public Map<String, SessionVariable> variables() {
        return new TreeMap<>(variables);
    }

    /** A statement of this session has ended. */
    public synchronized void ran(String queryId) {
        queryIds.add(queryId);
    }

    /** LAST_QUERY_ID: -1 is the last one, 1 the first one. */
    public synchronized Optional<String> queryId(int place) {
        int index = place < 0 ? queryIds.size() + place : place - 1;
        return index < 0 || index >= queryIds.size() ? Optional.empty() : Optional.of(queryIds.get(index));
    }

    public Optional<String> lastQueryId() {
        return queryId(-1);
    }

    // ---- what statements see

    public Environment environment(ExecutionScope scope) {
        return new SessionEnvironment(this, scope);
    }

    /** The catalog and what this session may see now. A statement that writes takes {@link TableWrite#relations()} instead. */
    public Relations relations(ExecutionScope scope) {
        Snapshot snapshot = snapshot();
        return relations(scope, snapshot, new StreamReads(this, scope, snapshot, null));
    }

    /** The catalog as a routine or policy sees it: from its own schema, with its owner's role. */
    public Relations relationsIn(CatalogObject routine, ExecutionScope scope) {
        Snapshot snapshot = snapshot();
        StreamReads streams = new StreamReads(this, scope, snapshot, null);
        return new SessionRelations(this, objectsIn(routine), snapshot, scope, streams);
    }

    /**
     * The catalog as a view sees it whose tables have other rows than they have now.
     *
     * @param noted gets to know what is read
     */
    public Relations relationsIn(
            View view, ExecutionScope scope, StreamReads noted, Function<Table, Relation.Stored> instead) {
        return new SessionRelations(this, objectsIn(view), snapshot(), scope, noted, null, instead);
    }

    private SessionObjects objectsIn(CatalogObject object) {
        NameContext own =
                new NameContext(object.name().database(), object.name().schema());
        return objects.in(own, object.info().owner());
    }

    /** The tables and what else has rows that the query reads, behind views too. */
    public Set<CatalogObject> read(Query query, ExecutionScope scope) {
        StreamReads reads = new StreamReads(this, scope, snapshot(), null);
        new Binder(relations(scope, snapshot(), reads), environment(scope)).query(query);
        return reads.read();
    }

    Relations relations(ExecutionScope scope, Snapshot snapshot, StreamReads streams) {
        return new SessionRelations(this, objects, snapshot, scope, streams);
    }

    /** What AT or BEFORE means for a table. */
    public TravelPoint travel(ExecutionScope scope, Table table, TimeTravel travel) {
        return new TimeTraveller(this, relations(scope), scope).point(table, travel);
    }

    /** What a statement of this session sees if it begins now. */
    public synchronized Snapshot snapshot() {
        return account.engine().book().snapshot(transaction);
    }

    // ---- transactions

    /** Takes the lock (waits for it), the snapshot and a write number. Outside a transaction the write is its own one, unless AUTOCOMMIT is off. */
    public TableWrite write(ExecutionScope scope, Table table, LockMode mode) {
        refuseDynamic(table);
        Transaction joined = joined();
        Transaction own = joined == null ? account.engine().book().open(null, scope.now()) : joined;
        Write write = account.engine().begin(own, table, mode, lockRequest(scope));
        return new TableWrite(this, scope, write, joined == null);
    }

    /** How a statement asks for a lock: it waits for LOCK_TIMEOUT. */
    public LockRequest lockRequest(ExecutionScope scope) {
        Duration limit = Duration.ofSeconds(parameters.integer("LOCK_TIMEOUT"));
        return new LockRequest(scope.queryId(), scope.now(), limit, scope.cancellation());
    }

    /** A dynamic table does not take DML. */
    public void refuseDynamic(Table table) {
        if (table.isDynamic() && !DynamicBoard.of(account).isRefreshing(this)) {
            throw Errors.compilation(
                    "000002",
                    "0A000",
                    "Dynamic table '" + table.name().name() + "' does not take DML: its rows come from its query.");
        }
    }

    /** A write of a table that has no name yet: committed when it is complete, whatever transaction is open. */
    public TableWrite writeAlone(ExecutionScope scope, Table table) {
        Transaction own = account.engine().book().open(null, scope.now());
        Write write = account.engine().begin(own, table, LockMode.SHARED, lockRequest(scope));
        return new TableWrite(this, scope, write, true);
    }

    /** For a statement that writes files or several tables: the streams that it reads are consumed. */
    public StreamConsumption consume(ExecutionScope scope) {
        Transaction joined = joined();
        Transaction own = joined == null ? account.engine().book().open(null, scope.now()) : joined;
        Snapshot snapshot = snapshot();
        return new StreamConsumption(
                this, scope, snapshot, new StreamReads(this, scope, snapshot, own), joined == null ? own : null);
    }

    private synchronized @Nullable Transaction joined() {
        if (transaction == null && !parameters.flag("AUTOCOMMIT")) {
            begin(null);
        }
        return transaction;
    }

    public synchronized Optional<Transaction> transaction() {
        return Optional.ofNullable(transaction);
    }

    /** The id of the transaction that was ended last. */
    public synchronized Optional<Long> lastTransaction() {
        return Optional.ofNullable(lastTransaction);
    }

    public boolean inTransaction() {
        return transaction().isPresent();
    }

    /** Opens a transaction; where one is open it goes on, as Snowflake has it. */
    public synchronized void begin(@Nullable String name) {
        if (transaction == null) {
            transaction = account.engine().book().open(name, account.now());
        }
    }

    /** Opens a transaction, where none is open, all of whose statements see the same. */
    public synchronized void beginRepeatable() {
        transaction = account.engine().book().openRepeatable(account.now());
    }

    /** Commits the open transaction, if there is one. */
    public void commit() {
        Transaction ended = end();
        if (ended != null) {
            account.engine().commit(ended, account.now());
            remember(ended, "committed");
        }
    }

    /** Undoes the open transaction, if there is one. */
    public void rollback() {
        Transaction ended = end();
        if (ended != null) {
            account.engine().rollback(ended);
            remember(ended, "rolled back");
        }
    }

    private void remember(Transaction ended, String state) {
        EndedTransactions.of(account)
                .add(new EndedTransactions.Ended(ended.id(), user, id, ended.startedOn(), state, account.now()));
    }

    private synchronized @Nullable Transaction end() {
        Transaction ended = transaction;
        transaction = null;
        lastTransaction = ended == null ? lastTransaction : Long.valueOf(ended.id());
        return ended;
    }

    /** Its temporary objects and where it is; parameters, of which its client knows too, and variables go on. */
    @Override
    public Runnable keep() {
        return Restorable.all(List.of(temporary.keep(), keepNames()));
    }

    /** Its temporary objects are gone already, without its doing. */
    void forgetTemporary() {
        temporary.forget();
    }

    /** Rolls back what is open and drops the temporary objects. */
    @Override
    public void close() {
        rollback();
        List<CatalogObject> mine = temporary.all();
        mine.forEach(objects::drop);
        account.closed(this);
    }
}
