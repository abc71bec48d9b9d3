package dev.glueflake.glue.pipeline;

import dev.glueflake.core.Redaction;
import dev.glueflake.glue.internal.pipeline.ValueJson;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureHandle;
import dev.glueflake.snowflake.procedure.ProcedurePlan;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import dev.glueflake.snowflake.procedure.ProcedureRunner;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls a procedure as a step. The journal holds the query id in place of the result, which may be a table: Snowflake keeps
 * results for 24 hours, and gives them to whoever asks by the id.
 */
record ProcedureAction(ProcedureRunner runner, String description, boolean repeatable, Work<ProcedureCall> call)
        implements StepAction<ProcedureResult> {
    /** Snowflake's default of STATEMENT_TIMEOUT_IN_SECONDS, 172,800. */
    private static final Duration LONGEST_STATEMENT = Duration.ofDays(2);

    private static final Duration SLACK = Duration.ofMinutes(1);

    @Override
    public String kind() {
        return "procedure";
    }

    @Override
    public Class<ProcedureResult> resultType() {
        return ProcedureResult.class;
    }

    @Override
    public StepOutput<ProcedureResult> run(StepContext context) throws Exception {
        ProcedureCall made = call.run(context);
        ProcedureResult result = result(made, context);
        StepOutput<ProcedureResult> output = StepOutput.of(result)
                .withStatement(Redaction.message(ProcedurePlan.of(made).toString()), result.queryId());
        if (result.text().isPresent()) {
            output = output.withItem(
                    result.procedure(),
                    "RETURNED",
                    Redaction.message(result.text().get()));
        }
        if (result.rowsProcessed().isPresent()) {
            return output.withCount("rows processed", result.rowsProcessed().getAsLong());
        }
        return result.rows().isEmpty()
                ? output
                : output.withCount("rows", result.rows().size());
    }

    private ProcedureResult result(ProcedureCall made, StepContext context) {
        Optional<ProcedureHandle> earlier =
                RunSteps.last(context.handles()).map(json -> ValueJson.read(json, ProcedureHandle.class));
        if (earlier.isPresent()) {
            return await(earlier.get(), made);
        }
        // The runner repeats an idempotent call by itself; its handles go to the runner's own recorder.
        if (made.idempotent()) {
            return runner.run(made);
        }
        ProcedureHandle handle = runner.start(made);
        context.started(ValueJson.write(handle));
        return await(handle, made);
    }

    private ProcedureResult await(ProcedureHandle handle, ProcedureCall made) {
        return runner.await(handle, made.timeout().orElse(LONGEST_STATEMENT).plus(SLACK));
    }

    @Override
    public Optional<String> notStorable() {
        return Optional.empty();
    }

    @Override
    public String toJson(ProcedureResult result) {
        return ValueJson.write(result.handle());
    }

    @Override
    public ProcedureResult fromJson(String json) {
        return runner.await(ValueJson.read(json, ProcedureHandle.class), SLACK);
    }
}
