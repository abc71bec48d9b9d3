package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.core.retry.Sleeper;
import dev.glueflake.snowflake.QueryHandle;
import dev.glueflake.snowflake.QueryHandle.Status;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.SqlStatement;
import dev.glueflake.snowflake.StatementResult;
import dev.glueflake.snowflake.internal.error.ErrorCodes;
import dev.glueflake.snowflake.internal.jdbc.Connections.Lease;
import dev.glueflake.snowflake.internal.statement.StatementUse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The client over the driver: one connection per call. */
final class JdbcClient implements SnowflakeClient {

    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(
            Capability.SESSION, Capability.TRANSACTION, Capability.FILE_TRANSFER, Capability.MULTI_STATEMENT_BINDS));

    private final Connections connections;
    private final JdbcPolling polling;

    JdbcClient(Connections connections, Clock clock, Sleeper sleeper) {
        this.connections = connections;
        this.polling = new JdbcPolling(clock, sleeper);
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public StatementResult forEach(SqlStatement statement, Consumer<? super Row> consumer) {
        StatementUse.checkStandsAlone(statement.text(), CAPABILITIES);
        return borrowed(lease -> new JdbcSession(lease.connection()).forEach(statement, consumer));
    }

    @Override
    public List<StatementResult> executeAll(List<SqlStatement> statements) {
        boolean mayLeaveOpen =
                statements.stream().anyMatch(statement -> StatementUse.of(statement.text()) == StatementUse.SESSION);
        return withSession(session -> {
            try {
                return session.executeAll(statements);
            } finally {
                if (mayLeaveOpen) {
                    ((JdbcSession) session).endTransaction();
                }
            }
        });
    }

    @Override
    public QueryHandle submit(SqlStatement statement) {
        StatementUse.checkStandsAlone(statement.text(), CAPABILITIES);
        StatementUse.checkFileTransfer(statement.text(), Set.of());
        return new QueryHandle(borrowed(lease -> new JdbcSession(lease.connection()).start(statement)));
    }

    @Override
    public Status status(QueryHandle handle) {
        return borrowed(lease -> JdbcPolling.status(lease.connection(), handle));
    }

    @Override
    public StatementResult await(QueryHandle handle, Duration timeout) {
        return borrowed(lease -> polling.await(lease.connection(), handle, timeout));
    }

    @Override
    public boolean cancel(QueryHandle handle) {
        String answer = execute(SqlStatement.of("SELECT SYSTEM$CANCEL_QUERY(?)", handle.queryId()))
                .onlyRow()
                .getString(0);
        return answer.toLowerCase(Locale.ROOT).contains("terminated");
    }

    @Override
    public <T> T withSession(Function<? super Session, ? extends T> work) {
        Lease lease = connections.take(true);
        try {
            return work.apply(new JdbcSession(lease.connection()));
        } finally {
            connections.drop(lease);
        }
    }

    @Override
    public void close() {
        connections.close();
    }

    /** A statement that an ended session refused was not accepted, so it may go to a new one. */
    private <T> T borrowed(Function<Lease, T> call) {
        Lease lease = connections.take(false);
        try {
            return once(lease, call);
        } catch (SnowflakeException e) {
            if (lease.reused() && ErrorCodes.endsSession(e.code())) {
                return once(connections.take(true), call);
            }
            throw e;
        }
    }

    private <T> T once(Lease lease, Function<Lease, T> call) {
        boolean usable = false;
        try {
            T result = call.apply(lease);
            usable = true;
            return result;
        } catch (SnowflakeException e) {
            usable = !ErrorCodes.endsSession(e.code());
            throw e;
        } finally {
            if (usable) {
                connections.giveBack(lease);
            } else {
                connections.drop(lease);
            }
        }
    }
}
