package dev.glueflake.testkit.aws.internal.glue.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job and its runs. Guarded by the book's lock. */
final class StoredJob {
    private static final int DEFAULT_TIMEOUT_MINUTES = 2_880;

    final String name;
    ObjectNode definition;
    /** Oldest first. */
    final List<JobRun> runs = new ArrayList<>();

    /** None until a run that keeps one has succeeded. */
    Optional<Bookmark> bookmark = Optional.empty();

    StoredJob(String name, ObjectNode definition) {
        this.name = name;
        this.definition = definition;
    }

    int maxConcurrentRuns() {
        return definition.path("ExecutionProperty").path("MaxConcurrentRuns").asInt(1);
    }

    int maxRetries() {
        return definition.path("MaxRetries").asInt(0);
    }

    int timeoutMinutes() {
        return definition.path("Timeout").asInt(DEFAULT_TIMEOUT_MINUTES);
    }

    boolean queues() {
        return definition.path("JobRunQueuingEnabled").asBoolean(false);
    }

    boolean full() {
        return runs.stream().filter(JobRun::occupies).count() >= maxConcurrentRuns();
    }

    /** A run whose option is to pause reads the bookmark and leaves it. */
    boolean keepsBookmark(JobRun run) {
        return run.state().equals("SUCCEEDED")
                && arguments(run.start.arguments())
                        .getOrDefault(Bookmark.OPTION, "")
                        .equals(Bookmark.ENABLED);
    }

    Bookmark bookmark() {
        Bookmark present = bookmark.orElseGet(() -> new Bookmark(name));
        bookmark = Optional.of(present);
        return present;
    }

    /** Defaults, then the run's own, then what no run may override. */
    Map<String, String> arguments(Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>();
        add(all, "DefaultArguments");
        all.putAll(own);
        add(all, "NonOverridableArguments");
        return all;
    }

    private void add(Map<String, String> all, String member) {
        definition
                .path(member)
                .properties()
                .forEach(it -> all.put(it.getKey(), it.getValue().asText()));
    }
}
