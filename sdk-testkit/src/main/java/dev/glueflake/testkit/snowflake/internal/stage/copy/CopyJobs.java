package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last COPY statements of an account, for VALIDATE. Thread-safe. */
final class CopyJobs implements Restorable {
    private static final int KEPT = 500;

    private final Deque<Job> jobs = new ArrayDeque<>();

    /** A COPY that ran, whether it failed or not. */
    record Job(String queryId, long session, CopyPlan plan, List<StagedFile> files) {}

    static CopyJobs of(Account account) {
        return account.part(CopyJobs.class, CopyJobs::new);
    }

    @Override
    public synchronized Runnable keep() {
        return Restorable.guarded(this, Restorable.elements(jobs));
    }

    synchronized void add(Job job) {
        jobs.addFirst(job);
        if (jobs.size() > KEPT) {
            jobs.removeLast();
        }
    }

    synchronized Optional<Job> find(String queryId) {
        return jobs.stream().filter(job -> job.queryId().equals(queryId)).findFirst();
    }

    synchronized Optional<Job> last(Session session) {
        return jobs.stream().filter(job -> job.session() == session.id()).findFirst();
    }
}
