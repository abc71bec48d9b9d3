package dev.glueflake.glue.pipeline;

import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import java.util.HashMap;
import java.util.Map;

/** Draws a plan as a Mermaid flow chart. Nodes have generated names, so that no id can be read as syntax. */
final class Mermaid {
    private final PipelinePlan plan;
    private final Map<String, String> names = new HashMap<>();

    Mermaid(PipelinePlan plan) {
        this.plan = plan;
        plan.steps().forEach(step -> names.put(step.id(), "s" + (names.size() + 1)));
    }

    String text() {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        for (PlannedStep step : plan.steps()) {
            text.append("  ").append(names.get(step.id())).append("[\"").append(escaped(step.id()));
            text.append("<br/><i>").append(escaped(step.kind())).append("</i>\"]\n");
        }
        for (PlannedStep step : plan.steps()) {
            for (String before : step.after()) {
                text.append("  ")
                        .append(names.get(before))
                        .append(" --> ")
                        .append(names.get(step.id()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** Mermaid's own character codes, for everything that it or the HTML of a label could read as syntax. */
    private static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || " -_.,:/()".indexOf(point) >= 0) {
                result.appendCodePoint(point);
            } else {
                result.append('#').append(point).append(';');
            }
        });
        return result.toString();
    }
}
