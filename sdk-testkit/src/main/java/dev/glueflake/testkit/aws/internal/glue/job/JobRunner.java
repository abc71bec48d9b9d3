package dev.glueflake.testkit.aws.internal.glue.job;

import dev.glueflake.testkit.glue.JobBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves runs on and calls the bodies of those that start, in the calling thread and outside of any lock. */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobBook book;

    JobRunner(JobBook book) {
        this.book = book;
    }

    /** Goes on until nothing is due: a run that ends may start its retry, whose body may end it. */
    void settle(Instant now) {
        List<JobBook.DueBody> due = book.advance(now);
        while (!due.isEmpty()) {
            due.forEach(it -> book.finish(it.run(), call(it)));
            due = book.advance(now);
        }
    }

    private static RunOutcome call(JobBook.DueBody due) {
        RunOutcome scripted = due.run().plan.outcome().orElse(null);
        if (scripted != null && !scripted.state().equals("SUCCEEDED")) {
            return scripted;
        }
        if (due.body().isEmpty()) {
            return scripted != null
                    ? scripted
                    : new RunOutcome(
                            "FAILED",
                            "The job " + due.run().job
                                    + " has no body in the embedded Glue: give it one with glueControl().job(name, body).");
        }
        return call(due.body().get(), due.run(), due.arguments());
    }

    private static RunOutcome call(JobBody body, JobRun run, Map<String, String> arguments) {
        try {
            body.run(arguments);
            return new RunOutcome("SUCCEEDED", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RunOutcome("STOPPED", "The job's body was interrupted.");
        } catch (Exception | LinkageError | AssertionError e) {
            LOG.debug("The body of run {} of job {} failed", run.id, run.job, e);
            String message = e.getMessage();
            return new RunOutcome("FAILED", message == null ? e.getClass().getName() : message);
        }
    }
}
