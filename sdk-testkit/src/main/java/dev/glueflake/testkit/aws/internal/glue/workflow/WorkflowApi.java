package dev.glueflake.testkit.aws.internal.glue.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.glue.catalog.Paging;
import dev.glueflake.testkit.aws.internal.glue.catalog.Results;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations on workflows. */
final class WorkflowApi {
    private static final int PAGE = 25;
    private static final Set<String> DEFINITION =
            Set.of("Name", "Description", "DefaultRunProperties", "MaxConcurrentRuns");

    private final WorkflowBook book;
    private final RunView runs;
    private final Clock clock;

    WorkflowApi(WorkflowBook book, RunView runs, Clock clock) {
        this.book = book;
        this.runs = runs;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .add("CreateWorkflow", DEFINITION, this::create)
                .add("GetWorkflow", Set.of("Name", "IncludeGraph"), this::get)
                .add("BatchGetWorkflows", Set.of("Names", "IncludeGraph"), this::getSome)
                .add("ListWorkflows", Set.of("NextToken", "MaxResults"), this::list)
                .add("UpdateWorkflow", DEFINITION, this::update)
                .add("DeleteWorkflow", Set.of("Name"), this::delete);
    }

    private Result create(Parameters in) {
        String name = in.required("Name");
        synchronized (book) {
            if (book.workflows().containsKey(name)) {
                throw GlueErrors.exists("Workflow " + name);
            }
            book.workflows().put(name, new StoredWorkflow(name, definition(in), clock.instant()));
        }
        return Result.empty().put("Name", name);
    }

    private static ObjectNode definition(Parameters in) {
        if (in.has("MaxConcurrentRuns") && in.integer("MaxConcurrentRuns", 0) < 1) {
            throw GlueErrors.invalid("MaxConcurrentRuns must be at least 1, not " + in.integer("MaxConcurrentRuns", 0));
        }
        in.textMap("DefaultRunProperties");
        return in.tree().deepCopy();
    }

    private Result get(Parameters in) {
        synchronized (book) {
            return Result.empty().put("Workflow", show(book.workflow(in.required("Name")), in));
        }
    }

    private Result getSome(Parameters in) {
        in.require("Names");
        List<Result> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        synchronized (book) {
            for (String name : in.texts("Names")) {
                Optional.ofNullable(book.workflows().get(name))
                        .ifPresentOrElse(workflow -> found.add(show(workflow, in)), () -> missing.add(name));
            }
        }
        return Result.empty().putAll("Workflows", found).putTexts("MissingWorkflows", missing);
    }

    private Result show(StoredWorkflow workflow, Parameters in) {
        boolean withGraph = in.flag("IncludeGraph", false);
        Result result = Results.of(workflow.definition)
                .put("CreatedOn", workflow.createdOn)
                .put("LastModifiedOn", workflow.modifiedOn);
        workflow.last().ifPresent(run -> result.put("LastRun", runs.show(run, withGraph)));
        return withGraph
                ? result.put("Graph", new Graph(workflow.name, book.triggersOf(workflow.name)).show())
                : result;
    }

    private Result list(Parameters in) {
        synchronized (book) {
            return Paging.names(in, "Workflows", List.copyOf(book.workflows().keySet()), PAGE);
        }
    }

    /** Changes what is given and leaves the rest. */
    private Result update(Parameters in) {
        synchronized (book) {
            StoredWorkflow workflow = book.workflow(in.required("Name"));
            ObjectNode definition = workflow.definition.deepCopy();
            definition.setAll(definition(in));
            workflow.definition = definition;
            workflow.modifiedOn = clock.instant();
        }
        return Result.empty().put("Name", in.required("Name"));
    }

    /** Its triggers go with it, what they start stays. A workflow that is not there is no error. */
    private Result delete(Parameters in) {
        String name = in.required("Name");
        synchronized (book) {
            book.workflows().remove(name);
            book.triggers().values().removeIf(trigger -> trigger.workflow.equals(name));
        }
        return Result.empty().put("Name", name);
    }
}
