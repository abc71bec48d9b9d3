package dev.glueflake.samples.quickstart;

import dev.glueflake.snowflake.load.LoadCounts;
import dev.glueflake.snowflake.load.LoadResult;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what happened as tables. */
final class Report {
    private static final String LINE = "%-12s %9s %9s %9s %9s %9s %9s %9s %10s %8s%n";

    private Report() {}

    static void loads(PrintStream out, String title, List<LoadResult> loads) {
        out.printf("%n%s%n", title);
        out.printf(
                LINE,
                "table",
                "source",
                "filtered",
                "staged",
                "inserted",
                "updated",
                "deleted",
                "final",
                "difference",
                "seconds");
        for (LoadResult load : loads) {
            LoadCounts counts = load.counts();
            out.printf(
                    LINE,
                    load.target().name().name().toLowerCase(Locale.ROOT),
                    counts.source(),
                    counts.filtered(),
                    counts.staged(),
                    counts.inserted(),
                    counts.updated(),
                    counts.deleted(),
                    counts.destination(),
                    counts.difference(),
                    String.format(Locale.ROOT, "%.2f", load.duration().toMillis() / 1000.0));
        }
        for (LoadResult load : loads) {
            out.printf("  %s %s%n", load.target().name().name().toLowerCase(Locale.ROOT), queryIds(load));
        }
    }

    static void procedure(PrintStream out, ProcedureResult result) {
        out.printf("%nStored procedure%n  %s  (query %s)%n", result.text().orElse("no text"), result.queryId());
    }

    static void checks(PrintStream out, List<Check.Result> checks) {
        out.printf("%nCompared with the source%n");
        for (Check.Result check : checks) {
            out.printf(
                    "  %-4s %-14s %s%s%n",
                    check.passed() ? "ok" : "DIFF",
                    check.what(),
                    check.source(),
                    check.passed() ? "" : "  but Snowflake has  " + check.destination());
        }
    }

    /** The statements that moved rows; the others are in the result too. */
    private static String queryIds(LoadResult load) {
        return load.queries().stream()
                .filter(query -> query.step().equals("copy"))
                .map(query -> "COPY " + query.queryId())
                .collect(Collectors.joining(", "));
    }
}
