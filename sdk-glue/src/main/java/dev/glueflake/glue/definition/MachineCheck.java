package dev.glueflake.glue.definition;

import dev.glueflake.glue.pipeline.PipelinePlan;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import dev.glueflake.glue.pipeline.StepAction;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.WhenRunning;
import java.util.ArrayList;
import java.util.List;

/** Finds what a state machine cannot express. */
final class MachineCheck {
    private final StepGraph graph;
    private final List<String> problems = new ArrayList<>();

    private MachineCheck(StepGraph graph) {
        this.graph = graph;
    }

    static List<String> problems(PipelinePlan plan, StepGraph graph) {
        MachineCheck check = new MachineCheck(graph);
        plan.steps().forEach(check::step);
        return check.problems;
    }

    private void step(PlannedStep step) {
        if (step.serviceCall() == null) {
            problems.add("step " + step.id() + " (" + step.kind() + ", " + step.description()
                    + ") runs only in process: name the Lambda function that does it by Step.Builder.function(...)");
        } else if (step.serviceCall() instanceof StepAction.JobRun run) {
            job(step, run.call());
        }
        if (!step.inputs().isEmpty() && !(step.serviceCall() instanceof StepAction.Invocation)) {
            problems.add("step " + step.id() + " takes "
                    + String.join(", ", step.inputs().keySet()) + ", and only a function is given inputs");
        }
        List<PlannedStep> beside = graph.beside(step);
        if (step.onFailure() == OnFailure.STOP && !beside.isEmpty()) {
            problems.add(
                    "step " + step.id() + " stops the pipeline when it fails, but in a state machine nothing tells the"
                            + " steps beside it (" + MachineWriter.ids(beside)
                            + "): order them, or let it skip its dependents only");
        }
    }

    private void job(PlannedStep step, JobCall call) {
        if (call.whenRunning() == WhenRunning.JOIN) {
            problems.add("step " + step.id() + " joins a run of job " + call.job()
                    + ", which a state machine cannot find: use WhenRunning.QUEUE or FAIL");
        }
        call.arguments().keySet().stream()
                .filter(name -> name.endsWith(".$"))
                .forEach(name -> problems.add("argument " + name + " of step " + step.id()
                        + " has a name that Step Functions would take for a path: end it otherwise than with .$"));
    }
}
