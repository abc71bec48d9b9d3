package dev.glueflake.testkit.aws.internal.core;

import dev.glueflake.testkit.aws.AwsService;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The fault script: hands out each entry's fault as often as the entry says. */
public final class FaultBook {
    private final List<Entry> entries = new ArrayList<>();

    public synchronized void add(FaultRule rule) {
        entries.add(new Entry(rule));
    }

    public synchronized void clear() {
        entries.clear();
    }

    public synchronized int remaining() {
        return entries.stream().mapToInt(entry -> entry.times).sum();
    }

    synchronized Optional<Fault> next(AwsService service, Target target) {
        for (Iterator<Entry> i = entries.iterator(); i.hasNext(); ) {
            Entry entry = i.next();
            if (entry.rule.matches(service, target) && entry.meets()) {
                if (entry.times == 0) {
                    i.remove();
                }
                return Optional.of(entry.rule.fault());
            }
        }
        return Optional.empty();
    }

    private static final class Entry {
        private final FaultRule rule;
        private int skip;
        private int times;

        Entry(FaultRule rule) {
            this.rule = rule;
            this.skip = rule.skip();
            this.times = rule.times();
        }

        boolean meets() {
            if (skip > 0) {
                skip--;
                return false;
            }
            times--;
            return true;
        }
    }
}
