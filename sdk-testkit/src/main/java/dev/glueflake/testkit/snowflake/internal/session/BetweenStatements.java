package dev.glueflake.testkit.snowflake.internal.session;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that objects of an account do by themselves between statements: by one thread at a time, never within itself, and not while any
 * session has a transaction open. Thread-safe.
 */
public final class BetweenStatements {
    private final ReentrantLock busy = new ReentrantLock();
    private volatile boolean needed;

    /** There may be something to do from now on. */
    public void begin() {
        needed = true;
    }

    /** Does the work, unless nothing has called for it or now is not the time. */
    public void run(Account account, Runnable work) {
        if (!needed || busy.isHeldByCurrentThread()) {
            return;
        }
        busy.lock();
        try {
            if (account.sessions().stream().noneMatch(Session::inTransaction)) {
                work.run();
            }
        } finally {
            busy.unlock();
        }
    }
}
