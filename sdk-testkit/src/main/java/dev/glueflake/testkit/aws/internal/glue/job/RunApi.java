package dev.glueflake.testkit.aws.internal.glue.job;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.glue.catalog.Paging;
import dev.glueflake.testkit.aws.internal.glue.catalog.Results;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations on job runs. */
final class RunApi {
    private static final int PAGE = 200;
    private static final Set<String> START = Set.of(
            "JobName",
            "Arguments",
            "Timeout",
            "JobRunQueuingEnabled",
            "WorkerType",
            "NumberOfWorkers",
            "MaxCapacity",
            "ExecutionClass",
            "NotificationProperty",
            "SecurityConfiguration",
            "JobRunId");

    private final JobBook book;
    private final JobRunner runner;

    RunApi(JobBook book, JobRunner runner) {
        this.book = book;
        this.runner = runner;
    }

    void addTo(Operations operations) {
        operations
                .add("StartJobRun", START, this::start)
                .add("GetJobRun", Set.of("JobName", "RunId", "PredecessorsIncluded"), this::get)
                .add("GetJobRuns", Set.of("JobName", "NextToken", "MaxResults"), this::list)
                .add("BatchStopJobRun", Set.of("JobName", "JobRunIds"), this::stop);
    }

    private Result start(Parameters in) {
        String name = in.required("JobName");
        Optional<Integer> timeout = in.number("Timeout").map(Double::intValue);
        if (timeout.isPresent() && timeout.get() < 1) {
            throw GlueErrors.invalid("Timeout must be at least 1 minute, not " + timeout.get());
        }
        requireRetryable(name, in.text("JobRunId"));
        Capacity.check(in);
        JobStart start = new JobStart(name, in.textMap("Arguments"), timeout, in.tree(), StartedBy.CLIENT, book.now());
        String id = start(start, in.flag("JobRunQueuingEnabled", false));
        runner.settle(book.now());
        return Result.empty().put("JobRunId", id);
    }

    private String start(JobStart start, boolean queue) {
        return book.start(
                start.job(),
                ofJob -> new JobRun.Start(
                        start.arguments(),
                        start.timeoutMinutes().orElse(ofJob.timeoutMinutes()),
                        Capacity.of(ofJob.definition, start.own()),
                        start.by()),
                queue,
                start.at());
    }

    /** Starts a run on behalf of a trigger. */
    String start(JobStart start) {
        return start(start, false);
    }

    /** A client may start again what has failed; the new run has an id of its own. */
    private void requireRetryable(String job, Optional<String> id) {
        Optional<JobRun> before = id.map(run -> book.run(job, run));
        if (before.isPresent() && !before.get().ended()) {
            throw GlueErrors.invalid(
                    "Job run " + id.get() + " is in state " + before.get().state() + " and cannot be started again.");
        }
    }

    private Result get(Parameters in) {
        JobRun run = book.run(in.required("JobName"), in.required("RunId"));
        return Result.empty().put("JobRun", show(run, in.flag("PredecessorsIncluded", false)));
    }

    private Result list(Parameters in) {
        return Paging.page(in, "JobRuns", book.runs(in.required("JobName")), PAGE, run -> show(run, false));
    }

    private Result stop(Parameters in) {
        String name = in.required("JobName");
        List<Result> submitted = new ArrayList<>();
        List<Result> errors = new ArrayList<>();
        for (String id : in.texts("JobRunIds")) {
            Result of = Result.empty().put("JobName", name).put("JobRunId", id);
            try {
                book.stop(name, id);
                submitted.add(of);
            } catch (ServiceException e) {
                errors.add(of.put("ErrorDetail", GlueErrors.detail(e)));
            }
        }
        return Result.empty().putAll("SuccessfulSubmissions", submitted).putAll("Errors", errors);
    }

    Result show(JobRun run, boolean withPredecessors) {
        synchronized (book) {
            Result result = Results.of(run.start.shown())
                    .put("Id", run.id)
                    .put("Attempt", run.attempt)
                    .put("JobName", run.job)
                    .put("StartedOn", run.startedOn)
                    .put("LastModifiedOn", run.since())
                    .put("JobRunState", run.state())
                    .putMap("Arguments", run.start.arguments())
                    .put("Timeout", run.start.timeoutMinutes())
                    .put("ExecutionTime", run.executionSeconds());
            run.start.by().show(result, withPredecessors);
            if (!run.previousId.isEmpty()) {
                result.put("PreviousRunId", run.previousId);
            }
            run.completedOn().ifPresent(at -> result.put("CompletedOn", at).put("LogGroupName", "/aws-glue/jobs"));

            run.completedOn().ifPresent(at -> Capacity.countSeconds(run, result));
            return run.message().isEmpty() ? result : result.put("ErrorMessage", run.message());
        }
    }
}
