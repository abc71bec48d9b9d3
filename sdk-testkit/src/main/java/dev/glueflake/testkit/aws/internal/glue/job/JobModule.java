package dev.glueflake.testkit.aws.internal.glue.job;

import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import dev.glueflake.testkit.glue.JobBody;
import dev.glueflake.testkit.glue.RunScript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Jobs as a whole: what the engine and the control see of them. */
public final class JobModule {
    private final EventBus bus;
    private final JobBook book;
    private final JobRunner runner;
    private final RunApi runs;
    private final Consumer<JobEnd> ends;

    /**
     * Makes the part of Glue that runs jobs.
     *
     * @param ends hears of each run that Glue does not try again, under the lock of all jobs
     */
    public JobModule(Identity identity, EventBus bus, Consumer<JobEnd> ends) {
        this.bus = bus;
        this.ends = ends;
        this.book = new JobBook(identity, new Listener());
        this.runner = new JobRunner(book);
        this.runs = new RunApi(book, runner);
    }

    public void addTo(Operations operations) {
        new JobApi(book).addTo(operations);
        runs.addTo(operations);
        new BookmarkApi(book).addTo(operations);
    }

    public boolean has(String job) {
        return book.has(job);
    }

    /** Starts a run for a trigger and gives its id; its body is called by the next {@link #settle}. */
    public String start(JobStart start) {
        return runs.start(start);
    }

    public void stop(String job, String run) {
        book.stop(job, run);
    }

    /** All attempts of a run, the first one first, as Glue shows them. */
    public List<Result> attempts(String job, String run) {
        return book.attempts(job, run).stream()
                .map(attempt -> runs.show(attempt, true))
                .toList();
    }

    public void commitBookmark(String job, String json) {
        book.commitBookmark(job, json);
    }

    public void setBody(String job, JobBody body) {
        book.setBody(job, body);
    }

    public void setDurations(Duration starting, Duration running) {
        book.setDurations(starting, running);
    }

    public RunScript script(String job) {
        return book.script(job);
    }

    public void settle(Instant now) {
        runner.settle(now);
    }

    public void clear() {
        book.clear();
    }

    /** Tells the event bus and the workflows. */
    private final class Listener implements JobBook.Listener {
        @Override
        public void delayed(JobRun run) {
            run.delays().forEach(delay -> bus.publish(RunEvent.late(run, delay)));
        }

        @Override
        public void ended(JobRun run, boolean last) {
            RunEvent.of(run).ifPresent(bus::publish);
            if (last) {
                ends.accept(new JobEnd(run.job, run.firstId(), run.state(), run.since()));
            }
        }
    }
}
