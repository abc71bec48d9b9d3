package dev.glueflake.glue.pipeline;

import dev.glueflake.glue.internal.pipeline.ValueJson;
import dev.glueflake.glue.run.CrawlPlan;
import dev.glueflake.glue.run.CrawlResult;
import dev.glueflake.glue.run.CrawlerHandle;
import dev.glueflake.glue.run.CrawlerRunner;
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
import java.util.List;
import java.util.Optional;

/**
 * Runs jobs, crawlers and loads as steps and says what the report shows of them. A step that is taken over goes on by its
 * handle; without one, jobs and loads start the plan that was noted, which starts at most once.
 */
final class RunSteps {
    private RunSteps() {}

    static StepOutput<JobResult> job(GlueJobRunner runner, StepAction.Work<JobCall> call, StepContext context)
            throws Exception {
        JobPlan plan = last(context.notes()).isPresent()
                ? JobPlan.fromJson(last(context.notes()).get())
                : noted(runner.plan(call.run(context)), context);
        JobHandle handle = last(context.handles()).map(JobHandle::fromJson).orElse(null);
        if (handle == null) {
            handle = runner.start(plan);
            context.started(handle.toJson());
        }
        JobResult result = runner.await(handle);
        StepOutput<JobResult> output = StepOutput.of(result)
                .withCount("attempts", result.attempts().size())
                .withCount("execution seconds", result.executionTime().toSeconds())
                .withStatement(plan.toString());
        for (JobResult.Attempt attempt : result.attempts()) {
            output = output.withItem("run " + attempt.runId(), attempt.state(), attempt.error())
                    .withReference("job run", attempt.runId());
        }
        return output;
    }

    private static JobPlan noted(JobPlan plan, StepContext context) {
        context.note(plan.toJson());
        return plan;
    }

    static StepOutput<CrawlResult> crawler(CrawlerRunner runner, String crawler, StepContext context) {
        CrawlPlan plan = runner.plan(crawler);
        CrawlerHandle handle =
                last(context.handles()).map(CrawlerHandle::fromJson).orElse(null);
        if (handle == null) {
            handle = runner.start(plan);
            context.started(handle.toJson());
        }
        CrawlResult result = runner.await(handle);
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

    static StepOutput<LoadResult> load(TableLoader loader, TableLoad load, StepContext context) {
        LoadHandle handle = last(context.handles())
                .map(json -> ValueJson.read(json, LoadHandle.class))
                .orElse(null);
        if (handle == null) {
            handle = loader.start(loadPlan(loader, load, context));
            context.started(ValueJson.write(handle));
        }
        LoadResult result = loader.await(handle);
        StepOutput<LoadResult> output = counted(result)
                .withItem(result.target().toString(), result.outcome().name(), "strategy " + result.strategy());
        for (LoadResult.Query query : result.queries()) {
            output = output.withStatement(query.sql(), query.queryId());
        }
        return output.withReference("load", result.runId().value());
    }

    private static LoadPlan loadPlan(TableLoader loader, TableLoad load, StepContext context) {
        if (last(context.notes()).isPresent()) {
            return LoadPlan.fromJson(last(context.notes()).get());
        }
        LoadPlan plan = loader.plan(load);
        context.note(plan.toJson());
        return plan;
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

    static Optional<String> last(List<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(texts.size() - 1));
    }
}
