package dev.glueflake.glue.definition;

import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Takes the order of steps apart: groups without an order between them stand beside each other, groups of which each follows
 * all of the one before stand behind each other. An order that is neither has its first steps put before all others: a step
 * may wait for more steps than it follows, never for fewer.
 */
final class Blocks {
    private final StepGraph graph;

    Blocks(StepGraph graph) {
        this.graph = graph;
    }

    Block of(List<PlannedStep> steps) {
        if (steps.size() == 1) {
            return new Block.Single(steps.get(0));
        }
        List<List<PlannedStep>> apart = groups(steps, graph::isOrdered);
        if (apart.size() > 1) {
            return new Block.Together(apart.stream().map(this::of).toList());
        }
        List<List<PlannedStep>> behind = groups(steps, (one, other) -> !graph.isOrdered(one, other));
        return new Block.InOrder(flat(behind.size() > 1 ? behind : firstAndRest(steps)));
    }

    /** Orders of orders are one order. */
    private List<Block> flat(List<List<PlannedStep>> groups) {
        List<Block> parts = new ArrayList<>();
        for (List<PlannedStep> group : groups) {
            Block part = of(group);
            if (part instanceof Block.InOrder order) {
                parts.addAll(order.parts());
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    /** The steps that are related, directly or by others of them; in the plan's order, as the groups are. */
    private static List<List<PlannedStep>> groups(
            List<PlannedStep> steps, BiPredicate<PlannedStep, PlannedStep> related) {
        List<List<PlannedStep>> groups = new ArrayList<>();
        Set<PlannedStep> open = new LinkedHashSet<>(steps);
        while (!open.isEmpty()) {
            Set<PlannedStep> group = new LinkedHashSet<>();
            Deque<PlannedStep> next = new ArrayDeque<>(List.of(open.iterator().next()));
            while (!next.isEmpty()) {
                PlannedStep step = next.remove();
                if (open.remove(step)) {
                    group.add(step);
                    open.stream().filter(other -> related.test(step, other)).forEach(next::add);
                }
            }
            groups.add(steps.stream().filter(group::contains).toList());
        }
        return groups;
    }

    private List<List<PlannedStep>> firstAndRest(List<PlannedStep> steps) {
        List<PlannedStep> first = steps.stream()
                .filter(step -> steps.stream().noneMatch(other -> graph.isBefore(other, step)))
                .toList();
        return List.of(
                first, steps.stream().filter(step -> !first.contains(step)).toList());
    }
}
