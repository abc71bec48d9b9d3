package dev.glueflake.glue.pipeline;

import static dev.glueflake.glue.pipeline.Html.escaped;

import dev.glueflake.glue.pipeline.StepResult.State;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One run as a page: verdict, drawing, times, and what each step did. */
final class RunReport {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final PipelineResult result;

    RunReport(PipelineResult result) {
        this.result = result;
    }

    String html() {
        StringBuilder page = new StringBuilder();
        // Nothing in the page can load or run anything, even if a text got through unescaped.
        page.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                """.formatted(escaped(result.plan().name() + ": " + verdict()), ReportStyle.CSS));
        head(page);
        attention(page);
        page.append(
                "<section aria-labelledby=\"drawing\">\n<h2 id=\"drawing\">Pipeline</h2>\n<div class=\"card draw\">\n");
        page.append(new ReportGraph(result).svg()).append(new ReportRail(result).svg());
        page.append("</div>\n</section>\n").append(new ReportTimes(result).html());
        page.append("<h2>Steps</h2>\n");
        result.plan().steps().forEach(step -> page.append(new ReportStep(result, step).html()));
        return page.append("<footer>Written by Glueflake. This file stands alone: it loads nothing and runs no script.")
                .append("</footer>\n</main>\n</body>\n</html>\n")
                .toString();
    }

    private void head(StringBuilder page) {
        String states = Arrays.stream(State.values())
                .filter(state -> result.count(state) > 0)
                .map(state -> result.count(state) + " " + Html.css(state))
                .collect(Collectors.joining(", "));
        page.append("""
                <header>
                <p class="over">Pipeline run</p>
                <div class="head"><h1>%s</h1><span class="chip big %s">%s %s</span></div>
                <dl class="facts">
                <div><dt>Steps</dt><dd>%d steps: %s</dd></div>
                <div><dt>Took</dt><dd>%s</dd></div>
                <div><dt>Started</dt><dd><time datetime="%s">%s</time></dd></div>
                <div><dt>Run</dt><dd><code>%s</code></dd></div>
                </dl>
                </header>
                """.formatted(
                        escaped(result.plan().name()),
                        Html.css(state()),
                        Html.sign(state()),
                        verdict(),
                        result.steps().size(),
                        states,
                        Html.time(result.duration()),
                        result.startedAt(),
                        MOMENT.format(result.startedAt()),
                        escaped(result.runId().value())));
    }

    /** What a reader came for when something went wrong stands first. */
    private void attention(StringBuilder page) {
        List<StepResult> bad = result.steps().stream()
                .filter(step -> step.state() == State.FAILED || step.state() == State.UNKNOWN)
                .toList();
        if (bad.isEmpty()) {
            return;
        }
        page.append(
                "<section class=\"card alert\" aria-labelledby=\"attention\">\n<h2 id=\"attention\">To look at</h2>\n<ul>\n");
        for (StepResult step : bad) {
            page.append("<li class=\"%s\"><a href=\"#%s\">%s %s</a>: <span>%s</span></li>\n"
                    .formatted(
                            Html.css(step.state()),
                            Html.anchor(result, step.id()),
                            Html.sign(step.state()),
                            escaped(step.id()),
                            escaped(step.message())));
        }
        page.append("</ul>\n</section>\n");
    }

    private State state() {
        return switch (result.exitCode()) {
            case 0 -> State.SUCCEEDED;
            case 2 -> State.UNKNOWN;
            default -> State.FAILED;
        };
    }

    private String verdict() {
        return state() == State.UNKNOWN ? "outcome unknown" : Html.css(state());
    }
}
