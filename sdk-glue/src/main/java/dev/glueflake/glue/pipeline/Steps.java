package dev.glueflake.glue.pipeline;

import dev.glueflake.core.Redaction;
import dev.glueflake.glue.run.CrawlPlan;
import dev.glueflake.glue.run.CrawlResult;
import dev.glueflake.glue.run.CrawlerHandle;
import dev.glueflake.glue.run.CrawlerRunner;
import dev.glueflake.glue.run.GlueJobRunner;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.JobResult;
import dev.glueflake.snowflake.load.LoadResult;
import dev.glueflake.snowflake.load.TableLoad;
import dev.glueflake.snowflake.load.TableLoader;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import dev.glueflake.snowflake.procedure.ProcedureRunner;

/** Makes the actions of steps. Stateless and thread-safe. */
public final class Steps {
    private Steps() {}

    /**
     * Runs a Glue job.
     *
     * @param runner starts and waits
     * @param call what to run
     * @return the action
     */
    public static StepAction<JobResult> job(GlueJobRunner runner, JobCall call) {
        return job(runner, call.toString(), context -> call);
    }

    /**
     * Runs a Glue job whose arguments come from the step's inputs.
     *
     * @param runner starts and waits
     * @param description what will run, for the plan
     * @param call makes the call when the step runs
     * @return the action
     */
    public static StepAction<JobResult> job(GlueJobRunner runner, String description, StepAction.Work<JobCall> call) {
        return StepAction.of("job", description, JobResult.class, context -> RunSteps.job(runner, call, context));
    }

    /**
     * Runs a crawler that queues behind a crawl that runs.
     *
     * @param runner starts and waits
     * @param crawler the crawler's name
     * @return the action
     */
    public static StepAction<CrawlResult> crawler(CrawlerRunner runner, String crawler) {
        return StepAction.of("crawler", "StartCrawler " + crawler, CrawlResult.class, context -> {
            CrawlPlan plan = runner.plan(crawler);
            CrawlerHandle handle = runner.start(plan);
            context.started(handle.toJson());
            return RunSteps.output(plan, runner.await(handle));
        });
    }

    /**
     * Calls a stored procedure.
     *
     * @param runner calls it
     * @param call the call
     * @return the action
     */
    public static StepAction<ProcedureResult> procedure(ProcedureRunner runner, ProcedureCall call) {
        return procedure(runner, Redaction.message(call.toString()), context -> call);
    }

    /**
     * Calls a stored procedure whose arguments come from the step's inputs.
     *
     * @param runner calls it
     * @param description what will be called, for the plan
     * @param call makes the call when the step runs
     * @return the action
     */
    public static StepAction<ProcedureResult> procedure(
            ProcedureRunner runner, String description, StepAction.Work<ProcedureCall> call) {
        return StepAction.of(
                "procedure", description, ProcedureResult.class, context -> RunSteps.procedure(runner, call, context));
    }

    /**
     * Loads a table.
     *
     * @param loader loads it
     * @param load what to load
     * @return the action
     */
    public static StepAction<LoadResult> load(TableLoader loader, TableLoad load) {
        String description = load.strategy() + " " + load.source() + " -> " + load.target();
        return StepAction.of("load", description, LoadResult.class, context -> RunSteps.load(loader, load, context));
    }

    /**
     * Runs a Java function.
     *
     * @param description what it does, for the plan
     * @param resultType the type of its result
     * @param work the function
     * @param <T> the type of its result
     * @return the action
     */
    public static <T> StepAction<T> function(String description, Class<T> resultType, StepAction.Work<T> work) {
        return StepAction.of("function", description, resultType, context -> StepOutput.of(work.run(context)));
    }
}
