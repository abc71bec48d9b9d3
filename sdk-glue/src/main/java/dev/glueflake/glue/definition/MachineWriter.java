package dev.glueflake.glue.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.glue.pipeline.PipelinePlan;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.StepAction;
import dev.glueflake.glue.pipeline.StepResult.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan as a state machine. Its data are one field for each step, with the step's outcome; a step that fails is an
 * outcome too, so that those beside it go on, and the end tells them all.
 */
final class MachineWriter {
    private final PipelinePlan plan;
    private final MachineOptions options;
    private final StepGraph graph;
    private final StateNames names;

    MachineWriter(PipelinePlan plan, MachineOptions options, StepGraph graph) {
        this.plan = plan;
        this.options = options;
        this.graph = graph;
        this.names = new StateNames(plan.steps());
    }

    ObjectNode machine() {
        Block whole = new Blocks(graph).of(plan.steps());
        String begin = names.free("Begin");
        String outcome = names.free("Outcome");
        ObjectNode states = Asl.object();
        ObjectNode empty = Asl.state("Pass");
        empty.putObject("Result");
        states.set(begin, Asl.next(empty, entry(whole)));
        write(whole, outcome, states);
        end(outcome, states);
        ObjectNode machine = Asl.object()
                .put("Comment", "Pipeline " + plan.name() + ", written by Glueflake")
                .put("StartAt", begin)
                .put("TimeoutSeconds", options.timeout().toSeconds());
        return machine.set("States", states);
    }

    private void write(Block block, @Nullable String next, ObjectNode states) {
        if (block instanceof Block.Single single) {
            step(single.step(), next, states);
        } else if (block instanceof Block.InOrder order) {
            List<Block> parts = order.parts();
            for (int i = 0; i < parts.size(); i++) {
                write(parts.get(i), i + 1 < parts.size() ? entry(parts.get(i + 1)) : next, states);
            }
        } else if (block instanceof Block.Together together) {
            states.set(entry(block), beside(together, next));
        }
    }

    private String entry(Block block) {
        if (block instanceof Block.InOrder order) {
            return entry(order.parts().get(0));
        }
        PlannedStep first = block.steps().get(0);
        return block instanceof Block.Single ? guard(first).entry() : names.of(first, "and those beside it");
    }

    private Guard guard(PlannedStep step) {
        return new Guard(step, plan, graph, names);
    }

    private void step(PlannedStep step, @Nullable String next, ObjectNode states) {
        Guard guard = guard(step);
        StepStates writer = new StepStates(step, options, names, states, next);
        if (guard.isNeeded()) {
            states.set(guard.entry(), guard.state());
        }
        if (step.serviceCall() instanceof StepAction.JobRun run) {
            JobStates.add(writer, run.call());
        } else if (step.serviceCall() instanceof StepAction.Crawl crawl) {
            CrawlerStates.add(writer, crawl.crawler());
        } else if (step.serviceCall() instanceof StepAction.Invocation invocation) {
            FunctionStates.add(writer, invocation);
        }
        writer.addOutcomes(guard.isNeeded(), guard.canStop());
    }

    /** Every branch knows the outcomes before it and adds its own; what differs adds up. */
    private ObjectNode beside(Block.Together together, @Nullable String next) {
        ObjectNode parallel = Asl.state("Parallel");
        ArrayNode branches = parallel.putArray("Branches");
        for (Block part : together.parts()) {
            ObjectNode branch = branches.addObject().put("StartAt", entry(part));
            write(part, null, branch.putObject("States"));
        }
        parallel.putObject("ResultSelector").put("outcomes.$", merged(0, branches.size()));
        return Asl.next(parallel.put("OutputPath", "$.outcomes"), next);
    }

    /** Calls within calls may be ten deep at most, so halves are merged. */
    private static String merged(int from, int to) {
        if (to - from == 1) {
            return "$[" + from + "]";
        }
        int middle = (from + to) / 2;
        return "States.JsonMerge(" + merged(from, middle) + ", " + merged(middle, to) + ", false)";
    }

    private void end(String outcome, ObjectNode states) {
        String done = names.free("Succeeded");
        String report = names.free("Report");
        String failed = names.free("Failed");
        ObjectNode choice = Asl.state("Choice");
        Asl.put(choice, "Choices", List.of(Asl.and(successes()).put("Next", done)));
        states.set(outcome, choice.put("Default", report));
        states.set(done, Asl.next(results(), null));
        states.set(report, Asl.next(results(), failed));
        states.set(
                failed,
                Asl.state("Fail").put("Error", "Glueflake.PipelineFailed").put("CausePath", "States.JsonToString($)"));
    }

    /** The exit code 0 of a run in process: nothing unknown, and all that is required has succeeded. */
    private List<ObjectNode> successes() {
        List<ObjectNode> rules = new ArrayList<>();
        for (PlannedStep step : plan.steps()) {
            String state = names.path(step) + ".state";
            rules.add(
                    step.required()
                            ? Asl.equal(state, State.SUCCEEDED.name())
                            : Asl.not(Asl.equal(state, State.UNKNOWN.name())));
        }
        return rules;
    }

    /** The outcomes by the steps' own ids. */
    private ObjectNode results() {
        ObjectNode pass = Asl.state("Pass");
        ObjectNode outcomes = pass.putObject("Parameters");
        plan.steps().forEach(step -> outcomes.put(step.id() + ".$", names.path(step)));
        return pass;
    }

    static String ids(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::id).collect(Collectors.joining(", "));
    }
}
