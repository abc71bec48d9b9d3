package dev.glueflake.testkit.snowflake.internal.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A Snowflake transaction: the writes that become visible to others together. Its writes are guarded by the {@link WriteBook}. */
public final class Transaction {
    private final long id;
    private final @Nullable String name;
    private final Instant startedOn;
    private final Snapshot start;
    private final boolean repeatable;
    private final Map<Long, String> writes = new HashMap<>();
    private final ReentrantLock oneWriteAtATime = new ReentrantLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    Transaction(long id, @Nullable String name, Instant startedOn, Snapshot start, boolean repeatable) {
        this.repeatable = repeatable;
        this.start = start;
        this.id = id;
        this.name = name;
        this.startedOn = startedOn;
    }

    public long id() {
        return id;
    }

    /** As given by BEGIN NAME, else null. */
    public @Nullable String name() {
        return name;
    }

    public Instant startedOn() {
        return startedOn;
    }

    /** What was committed when it began. */
    public Snapshot start() {
        return start;
    }

    /** Whether all of its statements see what was committed when it began, and its own writes. */
    boolean isRepeatable() {
        return repeatable;
    }

    /** Write number to physical table. */
    Map<Long, String> writes() {
        return writes;
    }

    /** Something beside rows that a rollback takes back, the last first; a commit forgets it. */
    public synchronized void onRollback(Runnable step) {
        undo.push(step);
    }

    synchronized void rolledBack() {
        undo.forEach(Runnable::run);
        undo.clear();
    }

    /** Something that a commit makes true once its writes show; a rollback forgets it. */
    public synchronized void onCommit(Runnable step) {
        afterwards.add(step);
    }

    synchronized void committed() {
        afterwards.forEach(Runnable::run);
        afterwards.clear();
    }

    ReentrantLock oneWriteAtATime() {
        return oneWriteAtATime;
    }
}
