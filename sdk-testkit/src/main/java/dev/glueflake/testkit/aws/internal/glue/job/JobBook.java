package dev.glueflake.testkit.aws.internal.glue.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
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
import java.util.function.Consumer;
import java.util.function.Function;

/** All jobs, their bodies and what is scripted for them. Its lock guards everything. */
public final class JobBook {
    private static final Duration STARTING = Duration.ofSeconds(1);
    private static final Duration RUNNING = Duration.ofSeconds(2);

    private final Map<String, StoredJob> jobs = new TreeMap<>();
    private final Map<String, JobBody> bodies = new HashMap<>();
    private final Map<String, Deque<RunPlan>> scripts = new HashMap<>();
    private final Identity identity;
    private final Consumer<JobRun> ended;
    private Duration starting = STARTING;
    private Duration running = RUNNING;

    /**
     * Makes an empty book.
     *
     * @param ended hears of each run that has ended
     */
    JobBook(Identity identity, Consumer<JobRun> ended) {
        this.identity = identity;
        this.ended = ended;
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
     * @param start makes the settings of the start from the job's timeout in minutes
     */
    synchronized String start(String name, Function<Integer, JobRun.Start> start, boolean queue) {
        StoredJob job = require(name);
        boolean full = job.full();
        if (full && !queue && !job.queues()) {
            throw ServiceException.badRequest(
                    "ConcurrentRunsExceededException", "Concurrent runs exceeded for " + name);
        }
        String id = "jr_" + UUID.randomUUID().toString().replace("-", "")
                + UUID.randomUUID().toString().replace("-", "");
        JobRun.Id first = new JobRun.Id(name, id, 0, "");
        JobRun run = new JobRun(first, start.apply(job.timeoutMinutes()), plan(name), now(), full);
        job.runs.add(run);
        if (full) {
            run.expireIfScripted();
        }
        return id;
    }

    private RunPlan plan(String name) {
        Deque<RunPlan> waiting = scripts.getOrDefault(name, new ArrayDeque<>());
        RunPlan scripted = waiting.pollFirst();
        return scripted == null ? new RunPlan(starting, running) : scripted;
    }

    /** Moves all runs on, starts retries and queued runs; gives those whose body is to be called now. */
    synchronized List<DueBody> advance() {
        List<DueBody> due = new ArrayList<>();
        Instant now = now();
        for (StoredJob job : jobs.values()) {
            for (JobRun run : List.copyOf(job.runs)) {
                if (run.advance(now)) {
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
        ended.accept(run);
        if (run.state().equals("FAILED") && run.attempt < job.maxRetries()) {
            int attempt = run.attempt + 1;
            String first = run.id.replaceFirst("_attempt_\\d+$", "");
            JobRun.Id id = new JobRun.Id(job.name, first + "_attempt_" + attempt, attempt, run.id);
            job.runs.add(new JobRun(id, run.start, plan(job.name), run.since(), false));
        }
    }

    /** Tells how a body went. */
    synchronized void finish(JobRun run, RunOutcome outcome) {
        run.setOutcome(outcome);
    }

    synchronized void stop(String name, String id) {
        JobRun run = run(name, id);
        if (run.ended()) {
            throw GlueErrors.invalid("Job run " + id + " is in state " + run.state() + " and cannot be stopped.");
        }
        run.stop(now());
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
        starting = STARTING;
        running = RUNNING;
    }

    /** A run whose body is to be called. */
    record DueBody(JobRun run, Optional<JobBody> body, Map<String, String> arguments) {}
}
