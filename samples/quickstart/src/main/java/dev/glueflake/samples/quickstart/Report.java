package dev.glueflake.samples.quickstart;

import dev.glueflake.glue.pipeline.PipelineResult;
import dev.glueflake.glue.pipeline.StepResult;
import java.io.PrintStream;
import java.util.List;

/** Prints what happened as tables. */
final class Report {
    private Report() {}

    static void steps(PrintStream out, PipelineResult result) {
        out.printf("%n%s%n", result);
        for (StepResult step : result.steps()) {
            step.failure().ifPresent(failure -> out.printf("%n%s: %s%n", step.id(), failure));
        }
    }

    static void checks(PrintStream out, List<Check.Result> checks) {
        out.printf("%nCompared with the source%n");
        for (Check.Result check : checks) {
            out.printf(
                    "  %-4s %-34s %s%s%n",
                    check.passed() ? "ok" : "DIFF",
                    check.what(),
                    check.source(),
                    check.passed() ? "" : "  but Snowflake has  " + check.destination());
        }
    }
}
