package dev.glueflake.testkit.aws.internal.glue.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import dev.glueflake.testkit.glue.JobBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** All jobs, their bodies and what is scripted for them. Its lock guards everything. */
public final class JobBook {
    private static final Duration STARTING = Duration.ofSeconds(1);
    private static final Duration RUNNING = Duration.ofSeconds(2);

    private final Map<String, StoredJob> jobs = new TreeMap<>();
    private final Map<String, JobBody> bodies = new HashMap<>();
    private final Map<String, Deque<RunPlan>> scripts = new HashMap<>();
    /** What running jobs want kept, by job. */
    private final Map<String, String> committed = new HashMap<>();

    private final Identity identity;
    private final Listener listener;
    private Duration starting = STARTING;
    private Duration running = RUNNING;

    JobBook(Identity identity, Listener listener) {
        this.identity = identity;
        this.listener = listener;
    }

    /** Hears of runs, under the book's lock. */
    interface Listener {
        /** A run has moved on, and may be late. */
        void delayed(JobRun run);

        /** A run has ended; Glue tries it again unless it was the last one. */
        void ended(JobRun run, boolean last);
    }

    Instant now() {
        return Instant.now(identity.clock());
    }

    synchronized void setBody(String name, JobBody body) {
        bodies.put(name, body);
        if (!jobs.containsKey(name)) {
            double now = now().toEpochMilli() / 1_000.0;
            ObjectNode definition = JsonNodeFactory.instance
                    .objectNode()
                    .put("Name", name)
                    .put("Role", "arn:aws:iam::" + identity.accountId() + ":role/embedded-glue")
                    .put("CreatedOn", now)
                    .put("LastModifiedOn", now);
            definition.putObject("Command").put("Name", "glueetl").put("ScriptLocation", "s3://embedded/" + name);
            jobs.put(name, new StoredJob(name, definition));
        }
    }

    synchronized void setDurations(Duration toStart, Duration toRun) {
        starting = RunPlan.notNegative(toStart);
        running = RunPlan.notNegative(toRun);
    }

    synchronized RunPlan script(String name) {
        RunPlan plan = new RunPlan(starting, running);
        scripts.computeIfAbsent(name, ignored -> new ArrayDeque<>()).addLast(plan);
        return plan;
    }

    synchronized void create(String name, ObjectNode definition) {
        if (jobs.containsKey(name)) {
            throw GlueErrors.exists("Job " + name);
        }
        jobs.put(name, new StoredJob(name, definition));
    }

    synchronized void replace(String name, ObjectNode definition) {
        StoredJob job = require(name);
        definition.set("CreatedOn", job.definition.get("CreatedOn"));
        job.definition = definition;
    }

    synchronized void delete(String name) {
        jobs.remove(name);
    }

    synchronized ObjectNode definition(String name) {
        return require(name).definition.deepCopy();
    }

    synchronized List<ObjectNode> definitions() {
        return jobs.values().stream().map(job -> job.definition.deepCopy()).toList();
    }

    private StoredJob require(String name) {
        StoredJob job = jobs.get(name);
        if (job == null) {
            throw GlueErrors.notFound("Job with name: " + name);
        }
        return job;
    }

    /**
     * Starts a run, or queues it, and gives its id.
     *
     * @param start makes the settings of the start from the job
     * @param at when it starts: now, or when what is due now was due
     */
    synchronized String start(String name, Function<StoredJob, JobRun.Start> start, boolean queue, Instant at) {
        StoredJob job = require(name);
        boolean full = job.full();
        if (full && !queue && !job.queues()) {
            throw ServiceException.badRequest(
                    "ConcurrentRunsExceededException", "Concurrent runs exceeded for " + name);
        }
        String id = "jr_" + UUID.randomUUID().toString().replace("-", "")
                + UUID.randomUUID().toString().replace("-", "");
        JobRun.Id first = new JobRun.Id(name, id, 0, "");
        JobRun run = new JobRun(first, start.apply(job), plan(name), at, full);
        job.runs.add(run);
        if (full) {
            run.expireIfScripted();
            announceEnd(job, run);
        }
        return id;
    }

    private RunPlan plan(String name) {
        Deque<RunPlan> waiting = scripts.getOrDefault(name, new ArrayDeque<>());
        RunPlan scripted = waiting.pollFirst();
        return scripted == null ? new RunPlan(starting, running) : scripted;
    }

    /** Moves all runs on, starts retries and queued runs; gives those whose body is to be called then. */
    synchronized List<DueBody> advance(Instant now) {
        List<DueBody> due = new ArrayList<>();
        for (StoredJob job : jobs.values()) {
            for (JobRun run : List.copyOf(job.runs)) {
                boolean ends = run.advance(now);
                listener.delayed(run);
                if (ends) {
                    end(job, run);
                }
            }
            job.runs.stream()
                    .filter(JobRun::waiting)
                    .filter(run -> !job.full())
                    .findFirst()
                    .ifPresent(run -> run.admit(now));
            job.runs.stream().filter(run -> run.occupies() && !run.bodyCalled).forEach(run -> {
                run.bodyCalled = true;
                due.add(new DueBody(
                        run, Optional.ofNullable(bodies.get(job.name)), job.arguments(run.start.arguments())));
            });
        }
        return due;
    }

    private void end(StoredJob job, JobRun run) {
        String progress = committed.remove(job.name);
        if (job.keepsBookmark(run)) {
            job.bookmark().advance(run, Optional.ofNullable(progress));
        }
        listener.ended(run, !retried(job, run));
        if (retried(job, run)) {
            int attempt = run.attempt + 1;
            JobRun.Id id = new JobRun.Id(job.name, run.firstId() + "_attempt_" + attempt, attempt, run.id);
            job.runs.add(new JobRun(id, run.start, plan(job.name), run.since(), false));
        }
    }

    /** Keeps what the running job says, until it has succeeded. */
    synchronized void commitBookmark(String name, String json) {
        committed.put(require(name).name, json);
    }

    synchronized Result withBookmark(String name, Function<Bookmark, Result> action) {
        return action.apply(
                require(name).bookmark.orElseThrow(() -> GlueErrors.notFound("Continuation for job " + name)));
    }

    private static boolean retried(StoredJob job, JobRun run) {
        return run.state().equals("FAILED") && run.attempt < job.maxRetries();
    }

    private void announceEnd(StoredJob job, JobRun run) {
        if (run.ended()) {
            end(job, run);
        }
    }

    /** Tells how a body went. */
    synchronized void finish(JobRun run, RunOutcome outcome) {
        run.setOutcome(outcome);
    }

    synchronized boolean has(String name) {
        return jobs.containsKey(name);
    }

    /** All attempts of a run, the first one first; empty if the job is gone. */
    synchronized List<JobRun> attempts(String name, String first) {
        StoredJob job = jobs.get(name);
        return job == null
                ? List.of()
                : job.runs.stream().filter(run -> run.firstId().equals(first)).toList();
    }

    synchronized void stop(String name, String id) {
        JobRun run = run(name, id);
        if (run.ended()) {
            throw GlueErrors.invalid("Job run " + id + " is in state " + run.state() + " and cannot be stopped.");
        }
        run.stop(now());
        announceEnd(require(name), run);
    }

    synchronized JobRun run(String name, String id) {
        return require(name).runs.stream()
                .filter(run -> run.id.equals(id))
                .findFirst()
                .orElseThrow(() -> GlueErrors.notFound("Job run " + id + " of job " + name));
    }

    /** Newest first. */
    synchronized List<JobRun> runs(String name) {
        List<JobRun> runs = new ArrayList<>(require(name).runs);
        Collections.reverse(runs);
        return runs;
    }

    synchronized void clear() {
        jobs.clear();
        bodies.clear();
        scripts.clear();
        committed.clear();
        starting = STARTING;
        running = RUNNING;
    }

    /** A run whose body is to be called. */
    record DueBody(JobRun run, Optional<JobBody> body, Map<String, String> arguments) {}
}
