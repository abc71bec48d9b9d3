package dev.glueflake.glue.pipeline;

import static dev.glueflake.glue.pipeline.Html.escaped;

import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.ReportLayout.Place;

/** The pipeline as a drawing for wide screens: boxes from left to right. */
final class ReportGraph {
    private static final int WIDTH = 188;
    private static final int HEIGHT = 72;
    private static final int GAP_X = 52;
    private static final int GAP_Y = 18;
    private static final int MARGIN = 4;
    private static final int NAME_LENGTH = 21;

    private final PipelineResult result;
    private final ReportLayout layout;
    private final StringBuilder svg = new StringBuilder();

    ReportGraph(PipelineResult result) {
        this.result = result;
        this.layout = new ReportLayout(result.plan().steps());
    }

    String svg() {
        int width = layout.layers() * (WIDTH + GAP_X) - GAP_X + 2 * MARGIN;
        int height = layout.mostLanes() * (HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN;
        svg.append(
                "<svg class=\"wide\" role=\"group\" aria-label=\"%s\" width=\"%d\" style=\"min-width:%dpx\" viewBox=\"0 0 %d %d\">\n"
                        .formatted(
                                escaped("Steps of " + result.plan().name()),
                                width,
                                Math.round(width * 0.8f),
                                width,
                                height));
        for (PlannedStep step : result.plan().steps()) {
            step.after().forEach(before -> edge(before, step.id()));
        }
        result.plan().steps().forEach(this::box);
        return svg.append("</svg>\n").toString();
    }

    /** A line that was not gone because the step before it did not succeed is dashed. */
    private void edge(String from, String to) {
        Place last = layout.place(from);
        boolean gone = result.step(to).begin() != null;
        svg.append(
                "<path class=\"%s\" d=\"M %d %d".formatted(gone ? "edge" : "edge idle", x(last) + WIDTH, middle(last)));
        for (Place passed : layout.between(from, to)) {
            curve(last, passed, 0);
            svg.append(" L ").append(x(passed) + WIDTH).append(' ').append(middle(passed));
            last = passed;
        }
        Place end = layout.place(to);
        curve(last, end, 6);
        svg.append("\"/><path class=\"tip\" d=\"M %d %d l -8 -4.5 v 9 z\"/>\n".formatted(x(end), middle(end)));
    }

    /** Ends a little before the place, where the tip of an arrow begins. */
    private void curve(Place from, Place to, int before) {
        int begin = x(from) + WIDTH;
        int end = x(to) - before;
        svg.append(" C %d %d, %d %d, %d %d"
                .formatted(begin + GAP_X / 2, middle(from), end - GAP_X / 2, middle(to), end, middle(to)));
    }

    private void box(PlannedStep step) {
        StepResult ended = result.step(step.id());
        Place place = layout.place(step.id());
        int x = x(place);
        int y = y(place);
        String took = ended.begin() == null ? "" : " · " + Html.time(ended.duration());
        svg.append("<a class=\"%s\" href=\"#%s\" aria-label=\"%s\"><title>%s</title>"
                .formatted(
                        Html.css(ended.state()),
                        Html.anchor(result, step.id()),
                        escaped(step.id() + ", " + step.kind() + ", " + Html.state(ended.state()) + took),
                        escaped(step.id() + ": " + step.description())));
        svg.append("<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"10\"/>"
                .formatted(x, y, WIDTH, HEIGHT));
        svg.append("<path class=\"side\" d=\"M %d %d v %d\"/>".formatted(x + 7, y + 14, HEIGHT - 28));
        text("name", x + 18, y + 25, Html.shortened(step.id(), NAME_LENGTH));
        text("small", x + 18, y + 43, Html.shortened(step.kind(), NAME_LENGTH));
        text("mark", x + 18, y + 60, Html.state(ended.state()) + took);
        svg.append("</a>\n");
    }

    private void text(String kind, int x, int y, String text) {
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>".formatted(kind, x, y, escaped(text)));
    }

    private static int x(Place place) {
        return MARGIN + (WIDTH + GAP_X) * place.layer();
    }

    private static int y(Place place) {
        return MARGIN + (HEIGHT + GAP_Y) * place.lane();
    }

    private static int middle(Place place) {
        return y(place) + HEIGHT / 2;
    }
}
