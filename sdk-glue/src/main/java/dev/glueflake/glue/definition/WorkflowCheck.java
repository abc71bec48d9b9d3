package dev.glueflake.glue.definition;

import dev.glueflake.glue.pipeline.PipelinePlan;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import dev.glueflake.glue.pipeline.StepAction;
import dev.glueflake.glue.run.WhenRunning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what a Glue workflow cannot express. */
final class WorkflowCheck {
    static final int LONGEST_NAME = 255;

    private final PipelinePlan plan;
    private final StepGraph graph;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, PlannedStep> byPart = new HashMap<>();
    private final Map<String, PlannedStep> byId = new HashMap<>();

    private WorkflowCheck(PipelinePlan plan, StepGraph graph) {
        this.plan = plan;
        this.graph = graph;
        plan.steps().forEach(step -> byId.put(step.id(), step));
    }

    static List<String> problems(PipelinePlan plan, StepGraph graph) {
        WorkflowCheck check = new WorkflowCheck(plan, graph);
        if (plan.name().length() > LONGEST_NAME) {
            check.problems.add("its name is longer than " + LONGEST_NAME + " characters");
        }
        plan.steps().forEach(check::step);
        check.start();
        return check.problems;
    }

    private void step(PlannedStep step) {
        if (step.serviceCall() instanceof StepAction.JobRun run) {
            part(step, "job " + run.call().job());
            if (run.call().whenRunning() == WhenRunning.JOIN) {
                problems.add("step " + step.id() + " joins a run of its job, but a trigger starts one: use"
                        + " WhenRunning.QUEUE or FAIL");
            }
        } else if (step.serviceCall() instanceof StepAction.Crawl crawl) {
            part(step, "crawler " + crawl.crawler());
        } else {
            problems.add("step " + step.id() + " (" + step.kind() + ", " + step.description()
                    + ") is neither a Glue job nor a crawler, and a workflow starts nothing else: write the pipeline as a"
                    + " state machine, or let a job do it");
        }
        if (!step.inputs().isEmpty()) {
            problems.add("step " + step.id() + " takes "
                    + String.join(", ", step.inputs().keySet()) + ", but a trigger hands on no values");
        }
        order(step);
    }

    private void part(PlannedStep step, String part) {
        PlannedStep other = byPart.putIfAbsent(part, step);
        if (other != null) {
            problems.add("steps " + other.id() + " and " + step.id() + " run the same " + part
                    + ", and a workflow knows its jobs and crawlers by their names only");
        }
    }

    private void order(PlannedStep step) {
        List<PlannedStep> beside = graph.beside(step);
        if (step.onFailure() == OnFailure.STOP && !beside.isEmpty()) {
            problems.add("step " + step.id()
                    + " stops the pipeline when it fails, but no trigger of the steps beside it ("
                    + MachineWriter.ids(beside) + ") waits for it: order them, or let it skip its dependents only");
        }
        boolean goesOn = step.after().stream()
                .map(byId::get)
                .anyMatch(before -> before != null && before.onFailure() == OnFailure.CONTINUE);
        if (goesOn && step.after().size() > 1) {
            problems.add(
                    "step " + step.id() + " follows several steps (" + String.join(", ", step.after())
                            + ") and goes on behind a failure of some, but a trigger waits for all of its conditions or for any");
        }
    }

    private void start() {
        List<PlannedStep> crawlers = plan.steps().stream()
                .filter(step -> step.after().isEmpty())
                .filter(WorkflowTriggers::isCrawler)
                .toList();
        if (crawlers.size() > WorkflowTriggers.MOST_CRAWLERS) {
            problems.add("the steps " + MachineWriter.ids(crawlers)
                    + " are crawlers that follow nothing, but the one trigger that starts a workflow starts at most "
                    + WorkflowTriggers.MOST_CRAWLERS + ": let some of them follow others");
        }
    }
}
