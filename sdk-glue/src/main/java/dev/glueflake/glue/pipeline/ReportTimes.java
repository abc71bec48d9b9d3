package dev.glueflake.glue.pipeline;

import static dev.glueflake.glue.pipeline.Html.escaped;

import java.time.Duration;
import java.util.Locale;

/** When each step ran, as bars on one axis. */
final class ReportTimes {
    private static final int MARKS = 4;

    private final PipelineResult result;

    ReportTimes(PipelineResult result) {
        this.result = result;
    }

    String html() {
        StringBuilder html = new StringBuilder(
                "<section aria-labelledby=\"times\">\n<h2 id=\"times\">Times</h2>\n<div class=\"card times\">\n");
        for (StepResult step : result.steps()) {
            html.append(
                    "<div class=\"row %s\"><span class=\"label\">%s</span><span class=\"track\" aria-hidden=\"true\">%s</span><span class=\"took\">%s</span></div>\n"
                            .formatted(
                                    Html.css(step.state()),
                                    escaped(step.id()),
                                    bar(step),
                                    step.begin() == null ? "not started" : Html.time(step.duration())));
        }
        html.append("<div class=\"row axis\" aria-hidden=\"true\"><span></span><span class=\"marks\">");
        for (int mark = 0; mark <= MARKS; mark++) {
            html.append("<span>")
                    .append(Html.time(result.duration().multipliedBy(mark).dividedBy(MARKS)))
                    .append("</span>");
        }
        return html.append("</span><span></span></div>\n</div>\n</section>\n").toString();
    }

    /** A run that was taken over may hold steps that ended after what its clock says; bars stay on the axis. */
    private String bar(StepResult step) {
        if (step.begin() == null) {
            return "";
        }
        double whole = Math.max(1, result.duration().toMillis());
        double left = share(Duration.between(result.startedAt(), step.begin()).toMillis() / whole);
        double width = Math.min(share(step.duration().toMillis() / whole), 100 - left);
        return String.format(
                Locale.ROOT, "<span class=\"bar\" style=\"left:%.2f%%;width:%.2f%%\"></span>", left, width);
    }

    private static double share(double part) {
        return 100 * Math.max(0, Math.min(1, part));
    }
}
