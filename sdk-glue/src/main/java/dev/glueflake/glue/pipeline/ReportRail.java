package dev.glueflake.glue.pipeline;

import static dev.glueflake.glue.pipeline.Html.escaped;

import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.ReportLayout.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The pipeline as a drawing for narrow screens: a row for each step, and at its left the lines between steps. Rows of a
 * layer follow each other and lanes of a layer differ, so a line that runs straight through a layer meets no dot.
 */
final class ReportRail {
    private static final int WIDTH = 340;
    private static final int ROW = 50;
    private static final int LANE = 20;
    private static final int MARGIN = 12;
    private static final double LETTER = 7.6;

    private final PipelineResult result;
    private final ReportLayout layout;
    private final List<PlannedStep> rows;
    private final Map<Integer, Integer> firstRow = new HashMap<>();
    private final Map<Integer, Integer> lastRow = new HashMap<>();
    private final StringBuilder svg = new StringBuilder();

    ReportRail(PipelineResult result) {
        this.result = result;
        this.layout = new ReportLayout(result.plan().steps());
        this.rows = new ArrayList<>(result.plan().steps());
        rows.sort(Comparator.<PlannedStep>comparingInt(step -> place(step).layer())
                .thenComparingInt(step -> place(step).lane()));
        for (int row = 0; row < rows.size(); row++) {
            int layer = place(rows.get(row)).layer();
            firstRow.putIfAbsent(layer, row);
            lastRow.put(layer, row);
        }
    }

    String svg() {
        svg.append("<svg class=\"tall\" role=\"group\" aria-label=\"%s\" width=\"%d\" viewBox=\"0 0 %d %d\">\n"
                .formatted(escaped("Steps of " + result.plan().name()), WIDTH, WIDTH, rows.size() * ROW));
        for (PlannedStep step : rows) {
            step.after().forEach(before -> edge(before, step));
        }
        for (int row = 0; row < rows.size(); row++) {
            row(rows.get(row), row);
        }
        return svg.append("</svg>\n").toString();
    }

    private void edge(String from, PlannedStep to) {
        Place last = layout.place(from);
        boolean gone = result.step(to.id()).begin() != null;
        svg.append("<path class=\"%s\" d=\"M %d %d".formatted(gone ? "edge" : "edge idle", x(last), y(row(from))));
        for (Place passed : layout.between(from, to.id())) {
            bend(last, passed);
            last = passed;
        }
        bend(last, place(to));
        svg.append(" V ").append(y(row(to.id()))).append("\"/>\n");
    }

    /** Down to the end of one layer, and over to the lane in the next. */
    private void bend(Place from, Place to) {
        int begin = y(last(from.layer())) + ROW / 4;
        int end = y(first(to.layer())) - ROW / 4;
        int middle = (begin + end) / 2;
        svg.append(" V %d C %d %d, %d %d, %d %d".formatted(begin, x(from), middle, x(to), middle, x(to), end));
    }

    private void row(PlannedStep step, int row) {
        StepResult ended = result.step(step.id());
        int left = MARGIN + layout.mostLanes() * LANE;
        int fits = (int) ((WIDTH - left) / LETTER);
        String took = ended.begin() == null ? "" : " · " + Html.time(ended.duration());
        svg.append("<a class=\"%s\" href=\"#%s\">".formatted(Html.css(ended.state()), Html.anchor(result, step.id())));
        svg.append("<rect class=\"hit\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                .formatted(left, row * ROW, WIDTH - left, ROW));
        svg.append("<circle class=\"dot\" cx=\"%d\" cy=\"%d\" r=\"6.5\"/>".formatted(x(place(step)), y(row)));
        svg.append("<text class=\"name\" x=\"%d\" y=\"%d\">%s</text>"
                .formatted(left, y(row) - 3, escaped(Html.shortened(step.id(), fits))));
        svg.append("<text class=\"mark\" x=\"%d\" y=\"%d\">%s<tspan class=\"small\"> · %s</tspan></text></a>\n"
                .formatted(left, y(row) + 14, escaped(Html.state(ended.state()) + took), escaped(step.kind())));
    }

    private Place place(PlannedStep step) {
        return layout.place(step.id());
    }

    private int row(String id) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).id().equals(id)) {
                return row;
            }
        }
        throw new IllegalStateException(id);
    }

    private int first(int layer) {
        return Objects.requireNonNull(firstRow.get(layer));
    }

    private int last(int layer) {
        return Objects.requireNonNull(lastRow.get(layer));
    }

    private static int x(Place place) {
        return MARGIN + LANE * place.lane();
    }

    private static int y(int row) {
        return row * ROW + ROW / 2;
    }
}
