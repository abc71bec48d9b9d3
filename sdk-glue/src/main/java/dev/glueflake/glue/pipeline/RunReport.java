package dev.glueflake.glue.pipeline;

import static dev.glueflake.glue.pipeline.Html.escaped;

import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One run as a page: verdict, drawing, times, and what each step did. */
final class RunReport {
    private final PipelineResult result;
    private final StringBuilder page = new StringBuilder();

    RunReport(PipelineResult result) {
        this.result = result;
    }

    String html() {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        // Nothing in the page can load or run anything, even if a text got through unescaped.
        page.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.append("<title>")
                .append(escaped(result.plan().name() + ": " + verdict()))
                .append("</title>\n<style>\n");
        page.append(ReportStyle.CSS).append("</style>\n</head>\n<body>\n<main>\n");
        head();
        page.append("<h2>Pipeline</h2>\n<div class=\"card\">\n").append(new ReportGraph(result, true).svg());
        page.append(new ReportGraph(result, false).svg()).append("</div>\n");
        times();
        page.append("<h2>Steps</h2>\n");
        result.plan().steps().forEach(this::step);
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void head() {
        page.append("<div class=\"head\"><h1>")
                .append(escaped(result.plan().name()))
                .append("</h1><span class=\"chip ");
        page.append(
                        switch (result.exitCode()) {
                            case 0 -> "succeeded";
                            case 2 -> "unknown";
                            default -> "failed";
                        })
                .append("\">")
                .append(verdict())
                .append("</span></div>\n<p class=\"soft\">");
        String states = Arrays.stream(StepState.values())
                .filter(state -> result.count(state) > 0)
                .map(state -> result.count(state) + " " + Html.css(state))
                .collect(Collectors.joining(", "));
        page.append(result.steps().size()).append(" steps: ").append(states).append(" · ");
        page.append(Html.time(result.duration())).append(" · started ");
        page.append(result.startedAt().truncatedTo(ChronoUnit.SECONDS)).append(" · run <code>");
        page.append(result.runId()).append("</code></p>\n");
    }

    private String verdict() {
        return switch (result.exitCode()) {
            case 0 -> "succeeded";
            case 2 -> "outcome unknown";
            default -> "failed";
        };
    }

    private void times() {
        page.append("<h2>Times</h2>\n<div class=\"card\">\n");
        double whole = Math.max(1, result.duration().toMillis());
        for (StepResult step : result.steps()) {
            page.append("<div class=\"row\"><span class=\"label\">")
                    .append(escaped(step.id()))
                    .append("</span>");
            page.append("<span class=\"track ").append(Html.css(step.state())).append("\">");
            if (step.begin() != null) {
                double left = Duration.between(result.startedAt(), step.begin()).toMillis() / whole * 100;
                double width = step.duration().toMillis() / whole * 100;
                page.append(String.format(
                        Locale.ROOT, "<span class=\"bar\" style=\"left:%.2f%%;width:%.2f%%\"></span>", left, width));
            }
            page.append("</span><span class=\"took soft\">");
            page.append(step.begin() == null ? "not started" : Html.time(step.duration()))
                    .append("</span></div>\n");
        }
        page.append("</div>\n");
    }

    private void step(PlannedStep planned) {
        StepResult step = result.step(planned.id());
        page.append("<section class=\"card\">\n<div class=\"head\"><h3>").append(escaped(planned.id()));
        page.append("</h3><span class=\"chip ").append(Html.css(step.state())).append("\">");
        page.append(Html.state(step.state()))
                .append("</span><span class=\"soft\">")
                .append(escaped(planned.kind()));
        page.append(planned.required() ? "" : ", optional");
        page.append(step.begin() == null ? "" : " · " + Html.time(step.duration()))
                .append("</span></div>\n");
        page.append("<p class=\"soft\">").append(escaped(planned.description()));
        page.append(planned.after().isEmpty() ? "" : " · after " + escaped(String.join(", ", planned.after())));
        page.append("</p>\n");
        if (!step.message().isEmpty()) {
            page.append("<p class=\"message ").append(Html.css(step.state())).append("\"><span>");
            page.append(escaped(step.message())).append("</span></p>\n");
        }
        step.output().ifPresent(this::output);
        folded("Started elsewhere", step.handles());
        page.append("</section>\n");
    }

    private void output(StepOutput<?> output) {
        if (!output.counts().isEmpty()) {
            page.append("<dl class=\"counts\">");
            output.counts().forEach(this::count);
            page.append("</dl>\n");
        }
        if (!output.references().isEmpty()) {
            page.append("<details><summary>Ids (")
                    .append(output.references().size())
                    .append(")</summary><ul>");
            for (StepOutput.Reference reference : output.references()) {
                page.append("<li>").append(escaped(reference.kind())).append(" <code>");
                page.append(escaped(reference.id())).append("</code></li>");
            }
            page.append("</ul></details>\n");
        }
        folded("Statements", output.statements());
    }

    private void count(String name, long count) {
        boolean differs = name.equals("difference") && count != 0;
        page.append("<div><dt>").append(escaped(name)).append("</dt><dd").append(differs ? " class=\"failed\">" : ">");
        page.append(String.format(Locale.ROOT, "%,d", count)).append("</dd></div>");
    }

    private void folded(String title, List<String> texts) {
        if (!texts.isEmpty()) {
            page.append("<details><summary>")
                    .append(title)
                    .append(" (")
                    .append(texts.size())
                    .append(")</summary>");
            texts.forEach(text -> page.append("<pre>").append(escaped(text)).append("</pre>"));
            page.append("</details>\n");
        }
    }
}
