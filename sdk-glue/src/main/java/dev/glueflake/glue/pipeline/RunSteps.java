package dev.glueflake.glue.pipeline;

import dev.glueflake.core.Redaction;
import dev.glueflake.glue.internal.json.JsonDocument;
import dev.glueflake.glue.run.CrawlPlan;
import dev.glueflake.glue.run.CrawlResult;
import dev.glueflake.glue.run.GlueJobRunner;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.JobHandle;
import dev.glueflake.glue.run.JobPlan;
import dev.glueflake.glue.run.JobResult;
import dev.glueflake.snowflake.load.LoadCounts;
import dev.glueflake.snowflake.load.LoadHandle;
import dev.glueflake.snowflake.load.LoadPlan;
import dev.glueflake.snowflake.load.LoadResult;
import dev.glueflake.snowflake.load.TableLoad;
import dev.glueflake.snowflake.load.TableLoader;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureHandle;
import dev.glueflake.snowflake.procedure.ProcedurePlan;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import dev.glueflake.snowflake.procedure.ProcedureRunner;
import java.time.Duration;

/** Runs the SDK's own flows as steps and says what the report shows of them. */
final class RunSteps {
    /** Snowflake's default of STATEMENT_TIMEOUT_IN_SECONDS, 172,800. */
    private static final Duration LONGEST_STATEMENT = Duration.ofDays(2);

    private static final Duration SLACK = Duration.ofMinutes(1);

    private RunSteps() {}

    static StepOutput<JobResult> job(GlueJobRunner runner, StepAction.Work<JobCall> call, StepContext context)
            throws Exception {
        JobPlan plan = runner.plan(call.run(context));
        JobHandle handle = runner.start(plan);
        context.started(handle.toJson());
        JobResult result = runner.await(handle);
        StepOutput<JobResult> output = StepOutput.of(result)
                .withCount("attempts", result.attempts().size())
                .withCount("execution seconds", result.executionTime().toSeconds())
                .withStatement(plan.toString());
        for (JobResult.Attempt attempt : result.attempts()) {
            output = output.withReference("job run", attempt.runId());
        }
        return output;
    }

    static StepOutput<CrawlResult> output(CrawlPlan plan, CrawlResult result) {
        StepOutput<CrawlResult> output = StepOutput.of(result).withStatement(plan.toString());
        if (result.touched().isPresent()) {
            CrawlResult.Tables tables = result.touched().get();
            output = output.withCount("tables created", tables.created())
                    .withCount("tables updated", tables.updated())
                    .withCount("tables deleted", tables.deleted());
        }
        return result.crawlId().isPresent()
                ? output.withReference("crawl", result.crawlId().get())
                : output;
    }

    static StepOutput<ProcedureResult> procedure(
            ProcedureRunner runner, StepAction.Work<ProcedureCall> call, StepContext context) throws Exception {
        ProcedureCall made = call.run(context);
        // The runner repeats an idempotent call by itself; its handles go to the runner's own recorder.
        ProcedureResult result = made.idempotent() ? runner.run(made) : once(runner, made, context);
        StepOutput<ProcedureResult> output = StepOutput.of(result)
                .withStatement(Redaction.message(ProcedurePlan.of(made).toString()))
                .withReference("query", result.queryId());
        if (result.rowsProcessed().isPresent()) {
            return output.withCount("rows processed", result.rowsProcessed().getAsLong());
        }
        return result.rows().isEmpty()
                ? output
                : output.withCount("rows", result.rows().size());
    }

    private static ProcedureResult once(ProcedureRunner runner, ProcedureCall call, StepContext context) {
        ProcedureHandle handle = runner.start(call);
        context.started(JsonDocument.create()
                .put("procedure", handle.procedure())
                .put("queryId", handle.query().queryId())
                .put("expects", handle.expects().name())
                .put("startedAt", handle.startedAt())
                .toString());
        return runner.await(handle, call.timeout().orElse(LONGEST_STATEMENT).plus(SLACK));
    }

    static StepOutput<LoadResult> load(TableLoader loader, TableLoad load, StepContext context) {
        LoadPlan plan = loader.plan(load);
        LoadHandle handle = loader.start(plan);
        context.started(JsonDocument.create()
                .put("runId", handle.runId().value())
                .put("plan", handle.plan().toString())
                .toString());
        LoadResult result = loader.await(handle);
        StepOutput<LoadResult> output = counted(result);
        for (String statement : plan.statements()) {
            output = output.withStatement(statement);
        }
        for (LoadResult.Query query : result.queries()) {
            output = output.withReference("query (" + query.step() + ")", query.queryId());
        }
        return output;
    }

    private static StepOutput<LoadResult> counted(LoadResult result) {
        LoadCounts counts = result.counts();
        return StepOutput.of(result)
                .withCount("source", counts.source())
                .withCount("filtered", counts.filtered())
                .withCount("staged", counts.staged())
                .withCount("inserted", counts.inserted())
                .withCount("updated", counts.updated())
                .withCount("deleted", counts.deleted())
                .withCount("destination", counts.destination())
                .withCount("difference", counts.difference());
    }
}
