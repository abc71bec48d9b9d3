package dev.glueflake.testkit.snowflake.internal.wire.fault;

import dev.glueflake.testkit.snowflake.Fault;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One rule in force. Guarded by the script's lock. */
final class ScriptedFault implements Fault {
    private final Predicate<WireRequest> matcher;
    private final FaultAction action;
    private final long first;
    private final long last;
    private long seen;
    private final AtomicInteger hits = new AtomicInteger();

    /** @param first number of the first matching request that is hit, from 1 */
    ScriptedFault(Predicate<WireRequest> matcher, FaultAction action, int first, long times) {
        this.matcher = matcher;
        this.action = action;
        this.first = first;
        this.last = times == Long.MAX_VALUE ? times : first + times - 1;
    }

    /** Counts the request where it matches, and tells whether it is hit. */
    boolean strikes(WireRequest request) {
        if (!matcher.test(request)) {
            return false;
        }
        seen++;
        return seen >= first && seen <= last;
    }

    FaultAction strike() {
        hits.incrementAndGet();
        return action;
    }

    @Override
    public int hits() {
        return hits.get();
    }
}
