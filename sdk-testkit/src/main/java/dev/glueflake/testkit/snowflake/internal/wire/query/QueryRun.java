package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.stage.FileTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One query id: a statement, or a request of several, that runs or ran. Thread-safe. */
public final class QueryRun {
    private final String id;
    private final String sql;
    private final long sessionId;
    private final String warehouse;
    private final String user;
    private final Instant start;
    private final Cancellation cancellation;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Map<Class<?>, Object> attachments = new HashMap<>();

    private volatile @Nullable JournalEntry entry;
    private volatile @Nullable Instant end;
    private volatile @Nullable StatementResult result;
    private volatile @Nullable SnowflakeException error;
    private volatile @Nullable FileTransfer transfer;
    private volatile List<QueryRun> children = List.of();
    private volatile boolean asynchronous;

    QueryRun(String id, String sql, QueryRequest request, Instant start, Cancellation cancellation) {
        this.id = id;
        this.sql = sql;
        this.sessionId = request.session().id();
        this.warehouse = request.session().warehouse().orElse("");
        this.user = request.session().user();
        this.start = start;
        this.cancellation = cancellation;
    }

    public String id() {
        return id;
    }

    /** The client does not wait for it. */
    public void detach() {
        asynchronous = true;
    }

    /** Whether its client asks for the result some time later. */
    public boolean isAsynchronous() {
        return asynchronous;
    }

    public String sql() {
        return sql;
    }

    public long sessionId() {
        return sessionId;
    }

    public String warehouse() {
        return warehouse;
    }

    /** Whose statement it is. */
    public String user() {
        return user;
    }

    public Instant start() {
        return start;
    }

    /** When it ended; null while it runs. */
    public @Nullable Instant end() {
        return end;
    }

    /** The result; null while it runs and where it failed. Of several statements: the parent's own row. */
    public @Nullable StatementResult result() {
        return result;
    }

    /** Why it failed, or null. */
    public @Nullable SnowflakeException error() {
        return error;
    }

    /** What the client has still to do where this was a PUT or GET, else null. */
    public @Nullable FileTransfer transfer() {
        return transfer;
    }

    void transfer(FileTransfer plan) {
        transfer = plan;
    }

    /** The statements of a request of several, in order; none where there is but one. */
    public List<QueryRun> children() {
        return children;
    }

    public boolean isDone() {
        return done.getCount() == 0;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** Enters the run into the journal, once. */
    void note(Supplier<JournalEntry> maker) {
        if (entry == null) {
            entry = maker.get();
        }
    }

    void children(List<QueryRun> all) {
        children = List.copyOf(all);
    }

    void succeed(StatementResult value, Instant at) {
        result = value;
        end = at;
        JournalEntry mine = entry;
        if (mine != null) {
            mine.succeeded(value);
        }
        done.countDown();
    }

    void fail(SnowflakeException why, Instant at) {
        error = why;
        end = at;
        JournalEntry mine = entry;
        if (mine != null) {
            mine.failed(why);
        }
        done.countDown();
    }

    /** Waits for the end; false where it still runs after that time, or where the waiting thread is to stop. */
    public boolean await(Duration window) {
        try {
            return done.await(window.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Cancels it; false where it has ended. */
    public boolean cancel() {
        if (isDone()) {
            return false;
        }
        cancellation.cancel(QueryErrors.cancelled());
        return true;
    }

    void submittedAgain() {
        JournalEntry mine = entry;
        if (mine != null) {
            mine.submittedAgain();
        }
        children.forEach(QueryRun::submittedAgain);
    }

    /** Notes that the outcome reached the client. */
    public void answered() {
        JournalEntry mine = entry;
        if (mine != null) {
            mine.answered();
        }
        children.forEach(QueryRun::answered);
    }

    /** Something that a protocol keeps with the run, made once. */
    public <T> T attachment(Class<T> type, Supplier<T> maker) {
        synchronized (attachments) {
            return type.cast(attachments.computeIfAbsent(type, none -> maker.get()));
        }
    }
}
