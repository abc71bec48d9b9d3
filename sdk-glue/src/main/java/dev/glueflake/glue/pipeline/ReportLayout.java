package dev.glueflake.glue.pipeline;

import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where boxes and lines of a drawing stand: each step one layer after the last of those it follows. A line that passes
 * layers has a lane of its own in each of them, so that it does not run behind a box.
 */
final class ReportLayout {
    /** Counted in boxes. */
    record Place(int layer, int lane) {}

    /** What takes a lane: a step, or a line to a step on its way. */
    private record Item(String step, String from) {
        boolean isStep() {
            return from.isEmpty();
        }
    }

    private final Map<String, PlannedStep> steps = new HashMap<>();
    private final Map<String, Integer> layerOf = new HashMap<>();
    private final List<List<Item>> layers = new ArrayList<>();
    private final List<Map<Item, Integer>> lanes = new ArrayList<>();

    ReportLayout(List<PlannedStep> planned) {
        for (PlannedStep step : planned) {
            int layer = step.after().stream()
                    .mapToInt(before -> layer(before) + 1)
                    .max()
                    .orElse(0);
            steps.put(step.id(), step);
            layerOf.put(step.id(), layer);
            add(layer, new Item(step.id(), ""));
        }
        for (PlannedStep step : planned) {
            for (String before : step.after()) {
                for (int layer = layer(before) + 1; layer < layer(step.id()); layer++) {
                    add(layer, new Item(step.id(), before));
                }
            }
        }
        for (int layer = 0; layer < layers.size(); layer++) {
            lanes.add(lanes(layer));
        }
    }

    int layers() {
        return layers.size();
    }

    int mostLanes() {
        return layers.stream().mapToInt(List::size).max().orElse(1);
    }

    Place place(String step) {
        return at(layer(step), new Item(step, ""));
    }

    /** The places that a line passes between two steps. */
    List<Place> between(String from, String to) {
        List<Place> places = new ArrayList<>();
        for (int layer = layer(from) + 1; layer < layer(to); layer++) {
            places.add(at(layer, new Item(to, from)));
        }
        return places;
    }

    private void add(int layer, Item item) {
        while (layers.size() <= layer) {
            layers.add(new ArrayList<>());
        }
        layers.get(layer).add(item);
    }

    /** Things stand near what they come from, which keeps most lines from crossing. */
    private Map<Item, Integer> lanes(int layer) {
        List<Item> items = new ArrayList<>(layers.get(layer));
        items.sort(Comparator.comparingDouble(item -> middle(layer, item)));
        Map<Item, Integer> result = new HashMap<>();
        items.forEach(item -> result.put(item, result.size()));
        return result;
    }

    private double middle(int layer, Item item) {
        List<String> before = item.isStep() ? step(item.step()).after() : List.of(item.from());
        return before.stream()
                .mapToInt(from -> at(
                                layer - 1, layer(from) == layer - 1 ? new Item(from, "") : new Item(item.step(), from))
                        .lane())
                .average()
                .orElse(0);
    }

    private Place at(int layer, Item item) {
        return new Place(layer, Objects.requireNonNull(lanes.get(layer).get(item)));
    }

    private int layer(String step) {
        return Objects.requireNonNull(layerOf.get(step), step);
    }

    private PlannedStep step(String id) {
        return Objects.requireNonNull(steps.get(id), id);
    }
}
