package dev.glueflake.glue.pipeline;

import static dev.glueflake.glue.pipeline.Html.escaped;

import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What one step did: its message, counts, what was done one by one, statements, ids and handles. */
final class ReportStep {
    private static final Set<String> BAD = Set.of("FAILED", "QUARANTINED", "SKIP", "SKIPPED");
    /** A queue may have given thousands; the first ones tell what there is, and the counts how many. */
    private static final int MOST_ITEMS = 200;

    private final PipelineResult result;
    private final PlannedStep planned;
    private final StepResult step;
    private final StringBuilder html = new StringBuilder();

    ReportStep(PipelineResult result, PlannedStep planned) {
        this.result = result;
        this.planned = planned;
        this.step = result.step(planned.id());
    }

    String html() {
        String anchor = Html.anchor(result, planned.id());
        html.append("<section class=\"card step\" id=\"%s\" aria-labelledby=\"%s-name\">\n".formatted(anchor, anchor));
        html.append(
                "<div class=\"head\"><h3 id=\"%s-name\">%s</h3><span class=\"chip %s\">%s</span><span class=\"soft\">%s%s%s</span></div>\n"
                        .formatted(
                                anchor,
                                escaped(planned.id()),
                                Html.css(step.state()),
                                Html.state(step.state()),
                                escaped(planned.kind()),
                                planned.required() ? "" : ", optional",
                                step.begin() == null ? "" : " · " + Html.time(step.duration())));
        html.append("<p class=\"soft\">%s%s</p>\n"
                .formatted(
                        escaped(planned.description()),
                        planned.after().isEmpty() ? "" : " · after " + escaped(String.join(", ", planned.after()))));
        if (!step.message().isEmpty()) {
            html.append("<p class=\"message %s\"><span>%s</span></p>\n"
                    .formatted(Html.css(step.state()), escaped(step.message())));
        }
        step.output().ifPresent(this::output);
        handles();
        return html.append("</section>\n").toString();
    }

    private void output(StepOutput<?> output) {
        if (!output.counts().isEmpty()) {
            html.append("<dl class=\"counts\">");
            output.counts().forEach(this::count);
            html.append("</dl>\n");
        }
        items(output.items());
        statements(output.statements());
        references(output.references());
    }

    private void count(String name, long count) {
        String kind = count == 0 ? "none" : "some";
        String sign = "";
        if (name.equals("difference")) {
            kind = count == 0 ? "succeeded" : "failed";
            sign = count == 0 ? "✓ " : "≠ ";
        }
        html.append("<div><dt>%s</dt><dd class=\"%s\">%s%s</dd></div>"
                .formatted(escaped(name), kind, sign, String.format(Locale.ROOT, "%,d", count)));
    }

    private void items(List<StepOutput.Item> items) {
        if (items.isEmpty()) {
            return;
        }
        html.append(
                "<table><thead><tr><th scope=\"col\">What</th><th scope=\"col\">Done</th><th scope=\"col\">Detail</th></tr></thead><tbody>\n");
        for (StepOutput.Item item : items.subList(0, Math.min(MOST_ITEMS, items.size()))) {
            html.append("<tr><th scope=\"row\">%s</th><td class=\"act%s\">%s</td><td>%s</td></tr>\n"
                    .formatted(
                            escaped(item.name()),
                            BAD.contains(item.action()) ? " warn" : "",
                            escaped(item.action()),
                            escaped(item.detail())));
        }
        html.append("</tbody></table>\n");
        if (items.size() > MOST_ITEMS) {
            html.append("<p class=\"soft\">and %,d more</p>\n".formatted(items.size() - MOST_ITEMS));
        }
    }

    private void statements(List<StepOutput.Statement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        long ids = statements.stream().filter(each -> each.query() != null).count();
        fold("Statements", statements.size(), ids == 0 ? "" : ", with query ids");
        for (StepOutput.Statement statement : statements) {
            html.append("<figure><pre>").append(escaped(statement.text())).append("</pre>");
            if (statement.query() != null) {
                html.append("<figcaption>query <code>")
                        .append(escaped(statement.query()))
                        .append("</code></figcaption>");
            }
            html.append("</figure>\n");
        }
        html.append("</details>\n");
    }

    private void references(List<StepOutput.Reference> references) {
        if (references.isEmpty()) {
            return;
        }
        html.append("<ul class=\"ids\">");
        for (StepOutput.Reference reference : references) {
            html.append("<li>%s <code>%s</code></li>".formatted(escaped(reference.kind()), escaped(reference.id())));
        }
        html.append("</ul>\n");
    }

    private void handles() {
        if (step.handles().isEmpty()) {
            return;
        }
        fold("Handles", step.handles().size(), ", by which another process can wait");
        step.handles()
                .forEach(handle -> html.append("<pre>").append(escaped(handle)).append("</pre>"));
        html.append("</details>\n");
    }

    private void fold(String title, int count, String more) {
        html.append("<details><summary>%s (%d)<span>%s</span></summary>\n".formatted(title, count, more));
    }
}
