package dev.glueflake.testkit.aws.internal.glue.workflow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much of a trigger's predicate has come true since it fired last. Guarded by the book's lock. */
final class Watching {
    private final boolean any;
    private final List<Watch> watches;
    /** The end that counts for each job or crawler: the last one. */
    private final Map<Part, PartEnd> ends = new HashMap<>();

    Watching(boolean any, List<Watch> watches) {
        this.any = any;
        this.watches = watches;
    }

    /** Takes an end in; true if the predicate holds by it. */
    boolean take(PartEnd end) {
        if (watches.stream().noneMatch(watch -> watch.part().equals(end.part()))) {
            return false;
        }
        ends.put(end.part(), end);
        return any
                ? watches.stream().anyMatch(watch -> watch.isMetBy(end))
                : watches.stream().allMatch(this::met);
    }

    private boolean met(Watch watch) {
        PartEnd end = ends.get(watch.part());
        return end != null && watch.isMetBy(end);
    }

    /** The job runs that made it come true: run ids by job. */
    Map<String, String> predecessors() {
        Map<String, String> runs = new LinkedHashMap<>();
        for (Watch watch : watches) {
            PartEnd end = ends.get(watch.part());
            if (end != null && end.part().kind() == Part.Kind.JOB && watch.isMetBy(end)) {
                runs.put(end.part().name(), end.run());
            }
        }
        return runs;
    }

    void forget() {
        ends.clear();
    }
}
