package dev.glueflake.glue.definition;

import dev.glueflake.glue.definition.PlannedTrigger.Started;
import dev.glueflake.glue.definition.PlannedTrigger.Watched;
import dev.glueflake.glue.pipeline.PipelinePlan;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import dev.glueflake.glue.pipeline.StepAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.TriggerType;

/**
 * The triggers of a plan: one that starts the workflow, and one for all steps that follow the same steps, or several where
 * these are more crawlers than Glue lets a trigger start.
 */
final class WorkflowTriggers {
    /** Source: AWS Glue's page on triggers. */
    static final int MOST_CRAWLERS = 2;

    private static final String SUCCEEDED = "SUCCEEDED";
    private static final List<String> JOB_ENDS = List.of(SUCCEEDED, "FAILED", "TIMEOUT", "STOPPED");
    private static final List<String> CRAWL_ENDS = List.of(SUCCEEDED, "FAILED", "CANCELLED");

    private final PipelinePlan plan;
    private final String schedule;
    private final Map<String, PlannedStep> steps = new HashMap<>();
    private final UniqueNames names = new UniqueNames(WorkflowCheck.LONGEST_NAME, " ");

    private WorkflowTriggers(PipelinePlan plan, String schedule) {
        this.plan = plan;
        this.schedule = schedule;
        plan.steps().forEach(step -> steps.put(step.id(), step));
    }

    static List<PlannedTrigger> of(PipelinePlan plan, String schedule) {
        return new WorkflowTriggers(plan, schedule).all();
    }

    private List<PlannedTrigger> all() {
        Map<Set<String>, List<PlannedStep>> following = new LinkedHashMap<>();
        plan.steps().forEach(step -> following
                .computeIfAbsent(new LinkedHashSet<>(step.after()), before -> new ArrayList<>())
                .add(step));
        List<PlannedTrigger> triggers = new ArrayList<>();
        following.forEach((before, after) ->
                parts(after).forEach(part -> triggers.add(before.isEmpty() ? start(part) : behind(before, part))));
        return triggers;
    }

    /** Jobs go with the first crawlers. */
    private static List<List<PlannedStep>> parts(List<PlannedStep> steps) {
        List<List<PlannedStep>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        int crawlers = 0;
        for (PlannedStep step : steps) {
            if (isCrawler(step)) {
                if (crawlers > 0 && crawlers % MOST_CRAWLERS == 0) {
                    parts.add(new ArrayList<>());
                }
                parts.get(crawlers / MOST_CRAWLERS).add(step);
                crawlers++;
            } else {
                parts.get(0).add(step);
            }
        }
        return parts;
    }

    static boolean isCrawler(PlannedStep step) {
        return step.serviceCall() instanceof StepAction.Crawl;
    }

    private PlannedTrigger start(List<PlannedStep> first) {
        TriggerType type = schedule.isEmpty() ? TriggerType.ON_DEMAND : TriggerType.SCHEDULED;
        return new PlannedTrigger(name("start"), type, schedule, false, Set.of(), started(first));
    }

    private PlannedTrigger behind(Set<String> before, List<PlannedStep> part) {
        PlannedStep first = step(before.iterator().next());
        boolean any = first.onFailure() == OnFailure.CONTINUE;
        Set<Watched> conditions = PlannedTrigger.ordered(before.stream().flatMap(id -> watched(step(id))));
        return new PlannedTrigger(
                name("after " + String.join(", ", before)),
                TriggerType.CONDITIONAL,
                "",
                any,
                conditions,
                started(part));
    }

    private PlannedStep step(String id) {
        return Objects.requireNonNull(steps.get(id));
    }

    private static Stream<Watched> watched(PlannedStep before) {
        boolean goesOn = before.onFailure() == OnFailure.CONTINUE;
        if (before.serviceCall() instanceof StepAction.Crawl crawl) {
            return (goesOn ? CRAWL_ENDS : List.of(SUCCEEDED))
                    .stream().map(state -> new Watched(false, crawl.crawler(), state));
        }
        String job = ((StepAction.JobRun) Objects.requireNonNull(before.serviceCall()))
                .call()
                .job();
        return (goesOn ? JOB_ENDS : List.of(SUCCEEDED)).stream().map(state -> new Watched(true, job, state));
    }

    private static Set<Started> started(List<PlannedStep> steps) {
        return PlannedTrigger.ordered(steps.stream().map(WorkflowTriggers::started));
    }

    private static Started started(PlannedStep step) {
        if (step.serviceCall() instanceof StepAction.JobRun run) {
            Integer minutes = run.call()
                    .timeout()
                    .map(limit -> Math.toIntExact(limit.toMinutes()))
                    .orElse(null);
            return new Started(true, run.call().job(), run.call().arguments(), minutes);
        }
        return new Started(
                false, ((StepAction.Crawl) Objects.requireNonNull(step.serviceCall())).crawler(), Map.of(), null);
    }

    /** Triggers' names are unique in an account, so each begins with its workflow's. */
    private String name(String what) {
        return names.next(plan.name() + ": " + what, "");
    }
}
