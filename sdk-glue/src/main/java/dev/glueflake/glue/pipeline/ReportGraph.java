package dev.glueflake.glue.pipeline;

import static dev.glueflake.glue.pipeline.Html.escaped;

import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.ReportLayout.Place;

/** The pipeline as a drawing, layers side by side or one below the other. */
final class ReportGraph {
    private static final int WIDTH = 196;
    private static final int HEIGHT = 68;
    private static final int MARGIN = 8;
    private static final int NAME_LENGTH = 21;

    private final PipelineResult result;
    private final boolean sideways;
    private final ReportLayout layout;

    ReportGraph(PipelineResult result, boolean sideways) {
        this.result = result;
        this.sideways = sideways;
        this.layout = new ReportLayout(result.plan().steps());
    }

    String svg() {
        int width = (sideways ? layout.layers() : layout.mostLanes()) * stepX() - gapX() + 2 * MARGIN;
        int height = (sideways ? layout.mostLanes() : layout.layers()) * stepY() - gapY() + 2 * MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg class=\"").append(sideways ? "wide" : "tall").append("\" role=\"img\" aria-label=\"");
        svg.append(escaped("Steps of " + result.plan().name()))
                .append("\" width=\"")
                .append(width);
        svg.append("\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\">\n");
        for (PlannedStep step : result.plan().steps()) {
            step.after().forEach(before -> edge(svg, before, step.id()));
        }
        result.plan().steps().forEach(step -> box(svg, step));
        return svg.append("</svg>\n").toString();
    }

    private void edge(StringBuilder svg, String from, String to) {
        Place begin = layout.place(from);
        svg.append("<path class=\"edge\" d=\"M ")
                .append(exitX(begin))
                .append(' ')
                .append(exitY(begin));
        Place last = begin;
        for (Place passed : layout.between(from, to)) {
            curve(svg, last, passed, 0);
            svg.append(" L ").append(exitX(passed)).append(' ').append(exitY(passed));
            last = passed;
        }
        Place end = layout.place(to);
        curve(svg, last, end, 6);
        svg.append("\"/><path class=\"tip\" d=\"M ")
                .append(entryX(end))
                .append(' ')
                .append(entryY(end));
        svg.append(sideways ? " l -7 -4 v 8 z\"/>\n" : " l -4 -7 h 8 z\"/>\n");
    }

    /** Ends a little before the place, where the tip of an arrow begins. */
    private void curve(StringBuilder svg, Place from, Place to, int before) {
        int x1 = exitX(from);
        int y1 = exitY(from);
        int x2 = entryX(to) - (sideways ? before : 0);
        int y2 = entryY(to) - (sideways ? 0 : before);
        int bendX = sideways ? gapX() / 2 : 0;
        int bendY = sideways ? 0 : gapY() / 2;
        svg.append(" C ")
                .append(x1 + bendX)
                .append(' ')
                .append(y1 + bendY)
                .append(", ")
                .append(x2 - bendX);
        svg.append(' ').append(y2 - bendY).append(", ").append(x2).append(' ').append(y2);
    }

    private void box(StringBuilder svg, PlannedStep step) {
        StepResult ended = result.step(step.id());
        Place place = layout.place(step.id());
        int x = x(place);
        int y = y(place);
        svg.append("<g class=\"")
                .append(Html.css(ended.state()))
                .append("\"><title>")
                .append(escaped(step.id()));
        svg.append(": ")
                .append(escaped(step.description()))
                .append("</title><rect class=\"box\" x=\"")
                .append(x);
        svg.append("\" y=\"")
                .append(y)
                .append("\" width=\"")
                .append(WIDTH)
                .append("\" height=\"")
                .append(HEIGHT);
        svg.append("\" rx=\"9\"/>");
        text(svg, "name", x + 12, y + 22, shortened(step.id()));
        text(svg, "small", x + 12, y + 40, step.kind());
        String took = ended.begin() == null ? "" : "  " + Html.time(ended.duration());
        text(svg, "mark", x + 12, y + 57, Html.state(ended.state()) + took);
        svg.append("</g>\n");
    }

    private static void text(StringBuilder svg, String css, int x, int y, String text) {
        svg.append("<text class=\"")
                .append(css)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\">");
        svg.append(escaped(text)).append("</text>");
    }

    private static String shortened(String text) {
        int points = text.codePointCount(0, text.length());
        return points <= NAME_LENGTH ? text : text.substring(0, text.offsetByCodePoints(0, NAME_LENGTH - 1)) + "…";
    }

    private int x(Place place) {
        return MARGIN + stepX() * (sideways ? place.layer() : place.lane());
    }

    private int y(Place place) {
        return MARGIN + stepY() * (sideways ? place.lane() : place.layer());
    }

    private int entryX(Place place) {
        return x(place) + (sideways ? 0 : WIDTH / 2);
    }

    private int entryY(Place place) {
        return y(place) + (sideways ? HEIGHT / 2 : 0);
    }

    private int exitX(Place place) {
        return x(place) + (sideways ? WIDTH : WIDTH / 2);
    }

    private int exitY(Place place) {
        return y(place) + (sideways ? HEIGHT / 2 : HEIGHT);
    }

    private int gapX() {
        return sideways ? 56 : 18;
    }

    private int gapY() {
        return sideways ? 18 : 40;
    }

    private int stepX() {
        return WIDTH + gapX();
    }

    private int stepY() {
        return HEIGHT + gapY();
    }
}
