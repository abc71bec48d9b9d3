package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ASYNC child jobs of a run. Snowflake leaves open when they run; here each has run when the next statement does, so that
 * tests see the same every time. What became of one still shows at its AWAIT. Not thread-safe.
 */
final class ChildJobs {
    private final ScriptContext context;
    private final List<Job> running = new ArrayList<>();

    /** One of them. */
    static final class Job {
        private final @Nullable ScriptException failure;
        private boolean awaited;
        private boolean asked;

        Job(@Nullable ScriptException failure) {
            this.failure = failure;
        }

        boolean isAwaited() {
            return awaited;
        }

        /** Running when it is asked for the first time, so that a script that polls goes both ways; then what became of it. */
        private String status() {
            boolean runs = !awaited && !asked;
            asked = true;
            return runs ? "RUNNING" : failure == null ? "SUCCESS" : "FAILED_WITH_ERROR";
        }

        private void await() {
            awaited = true;
            if (failure != null) {
                throw failure;
            }
        }
    }

    ChildJobs(ScriptContext context) {
        this.context = context;
    }

    /** What a RESULTSET holds for that work: its rows, or the job that will have them. */
    ResultSet rows(Script.Work work, Position at) {
        return work.async() ? start(work, at) : new ResultSet(context.run(work.statement(), at), null);
    }

    ResultSet start(Script.Work work, Position at) {
        StatementResult result = null;
        ScriptException failure = null;
        try {
            result = context.run(work.statement(), at);
        } catch (ScriptException e) {
            failure = e;
        }
        Job job = new Job(failure);
        running.add(job);
        return new ResultSet(result, job);
    }

    /** @param name null for ALL */
    void await(@Nullable Identifier name) {
        if (name == null) {
            awaitAll();
        } else {
            awaitOne(name);
        }
    }

    /** Fails as the first job does that failed. */
    private void awaitAll() {
        List<Job> awaited = List.copyOf(running);
        running.clear();
        awaited.forEach(job -> job.awaited = true);
        awaited.forEach(Job::await);
    }

    /** Behind it the variables about DML tell of that job. */
    private void awaitOne(Identifier name) {
        ResultSet rows = require(name);
        Job job = rows.job();
        if (job == null) {
            return;
        }
        running.remove(job);
        job.await();
        if (rows.result() != null) {
            context.frame().ran(rows.result(), context.frame().lastQueryId());
        }
    }

    /** Of no effect: the job has completed. */
    void cancel(Identifier name) {
        require(name);
    }

    /** As SYSTEM$GET_RESULTSET_STATUS tells it. */
    String status(Identifier name) {
        ResultSet rows = require(name);
        Job job = rows.job();
        if (job == null && rows.result() == null) {
            throw Errors.compilation("090228", "P0000", "RESULTSET '" + name.text() + "' has no query yet.");
        }
        return job == null ? "SUCCESS" : job.status();
    }

    private ResultSet require(Identifier name) {
        return context.frame().require(ResultSet.class, "resultset", name);
    }
}
