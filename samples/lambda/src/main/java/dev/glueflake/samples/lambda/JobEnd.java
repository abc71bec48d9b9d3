package dev.glueflake.samples.lambda;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.glue.pipeline.PipelineResult;
import dev.glueflake.glue.pipeline.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a job as its pipeline ended: an exception makes Glue fail the run. */
final class JobEnd {
    private static final Logger LOG = LoggerFactory.getLogger(JobEnd.class);

    private JobEnd() {}

    static void check(PipelineResult result) {
        LOG.info("{}", result);
        if (!result.succeeded()) {
            List<Throwable> failures = result.steps().stream()
                    .map(StepResult::failure)
                    .flatMap(Optional::stream)
                    .toList();
            RuntimeException end = end(result, failures);
            failures.stream().filter(failure -> !failure.equals(end)).forEach(end::addSuppressed);
            throw end;
        }
    }

    /** An unknown outcome must stay one: nobody may repeat the run before having looked. */
    private static RuntimeException end(PipelineResult result, List<Throwable> failures) {
        return failures.stream()
                .filter(OutcomeUnknownException.class::isInstance)
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElseGet(() -> new PermanentException(
                        "PIPELINE_FAILED",
                        "Not all steps of " + result.plan().name() + " succeeded: " + result,
                        Map.of("runId", result.runId().toString()),
                        null));
    }
}
