package dev.glueflake.testkit.aws.internal.glue.workflow;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.catalog.Paging;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The operations on runs of workflows. */
final class RunApi {
    private static final int PAGE = 100;
    private static final Set<String> RUN = Set.of("Name", "RunId");

    private final WorkflowBook book;
    private final Parts parts;
    private final RunView view;
    private final Clock clock;
    private final Runnable settle;

    RunApi(WorkflowBook book, Parts parts, RunView view, Clock clock, Runnable settle) {
        this.book = book;
        this.parts = parts;
        this.view = view;
        this.clock = clock;
        this.settle = settle;
    }

    void addTo(Operations operations) {
        operations
                .add("StartWorkflowRun", Set.of("Name", "RunProperties"), this::start)
                .add("StopWorkflowRun", RUN, this::stop)
                .add("ResumeWorkflowRun", Set.of("Name", "RunId", "NodeIds"), this::resume)
                .add("GetWorkflowRun", Set.of("Name", "RunId", "IncludeGraph"), this::get)
                .add("GetWorkflowRuns", Set.of("Name", "IncludeGraph", "NextToken", "MaxResults"), this::list)
                .add("GetWorkflowRunProperties", RUN, this::properties)
                .add("PutWorkflowRunProperties", Set.of("Name", "RunId", "RunProperties"), this::putProperties);
    }

    private Result start(Parameters in) {
        WorkflowRun run;
        synchronized (book) {
            StoredWorkflow workflow = book.workflow(in.required("Name"));
            run = book.begin(workflow, in.textMap("RunProperties"), clock.instant());
        }
        settle.run();
        return Result.empty().put("RunId", run.id);
    }

    private Result stop(Parameters in) {
        synchronized (book) {
            WorkflowRun run = run(in);
            if (!run.status().equals("RUNNING")) {
                throw ServiceException.badRequest(
                        "IllegalWorkflowStateException",
                        "Workflow run " + run.id + " is in state " + run.status() + " and cannot be stopped.");
            }
            run.stop();
            run.started.forEach(parts::stop);
        }
        settle.run();
        return Result.empty();
    }

    private Result resume(Parameters in) {
        in.require("NodeIds");
        Result result;
        synchronized (book) {
            Resumption resumption = new Resumption(run(in), in.texts("NodeIds"));
            StoredWorkflow workflow = book.workflow(in.required("Name"));
            book.requireRoom(workflow);
            WorkflowRun run = resumption.begin(workflow, parts, book.firing(), clock.instant());
            result = Result.empty().put("RunId", run.id).putTexts("NodeIds", resumption.nodeIds());
        }
        settle.run();
        return result;
    }

    private Result get(Parameters in) {
        synchronized (book) {
            return Result.empty().put("Run", view.show(run(in), in.flag("IncludeGraph", false)));
        }
    }

    private Result list(Parameters in) {
        synchronized (book) {
            List<WorkflowRun> newestFirst = new ArrayList<>(book.workflow(in.required("Name")).runs);
            Collections.reverse(newestFirst);
            boolean withGraph = in.flag("IncludeGraph", false);
            return Paging.page(in, "Runs", newestFirst, PAGE, run -> view.show(run, withGraph));
        }
    }

    private Result properties(Parameters in) {
        synchronized (book) {
            return Result.empty().putMap("RunProperties", run(in).properties);
        }
    }

    /** Adds properties to the others; one of the same name is replaced. */
    private Result putProperties(Parameters in) {
        in.require("RunProperties");
        synchronized (book) {
            run(in).properties.putAll(in.textMap("RunProperties"));
        }
        return Result.empty();
    }

    private WorkflowRun run(Parameters in) {
        return book.workflow(in.required("Name")).run(in.required("RunId"));
    }
}
