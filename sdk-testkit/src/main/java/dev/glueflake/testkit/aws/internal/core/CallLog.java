package dev.glueflake.testkit.aws.internal.core;

import dev.glueflake.testkit.aws.AwsCall;
import dev.glueflake.testkit.aws.AwsService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts all calls and keeps the last ones. A call is here before its client sees the answer. */
public final class CallLog {
    private static final int KEPT = 10_000;

    private final Deque<AwsCall> calls = new ArrayDeque<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();

    synchronized void add(AwsCall call) {
        counts.merge(key(call.service(), call.operation()), 1, Integer::sum);
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    synchronized void addUnknown(String what) {
        unknown.add(what);
    }

    public synchronized List<AwsCall> all() {
        return new ArrayList<>(calls);
    }

    public synchronized int count(AwsService service, String operation) {
        return counts.getOrDefault(key(service, operation), 0);
    }

    public synchronized List<String> unknown() {
        return new ArrayList<>(unknown);
    }

    public synchronized void clear() {
        calls.clear();
        counts.clear();
        unknown.clear();
    }

    private static String key(AwsService service, String operation) {
        return service.id() + ":" + operation;
    }
}
