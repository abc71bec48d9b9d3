package dev.glueflake.glue.pipeline;

import dev.glueflake.core.Redaction;
import dev.glueflake.glue.event.EventFileHandler;
import dev.glueflake.glue.internal.pipeline.Inbox;
import dev.glueflake.glue.internal.pipeline.SqsInbox;
import dev.glueflake.glue.run.CrawlResult;
import dev.glueflake.glue.run.CrawlerRunner;
import dev.glueflake.glue.run.GlueJobRunner;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.JobResult;
import dev.glueflake.glue.sync.CatalogSync;
import dev.glueflake.glue.sync.GlueTableName;
import dev.glueflake.glue.sync.SyncResult;
import dev.glueflake.snowflake.load.LoadResult;
import dev.glueflake.snowflake.load.TableLoad;
import dev.glueflake.snowflake.load.TableLoader;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import dev.glueflake.snowflake.procedure.ProcedureRunner;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the actions of steps. Stateless and thread-safe. */
public final class Steps {
    private Steps() {}

    /**
     * What the sync of tables came to.
     *
     * @param tables a result for each table of each event, in order
     * @param ignored events that named no table, and why
     */
    public record SyncedTables(List<SyncResult> tables, List<String> ignored) {

        /**
         * Copies the lists.
         *
         * @param tables as in the record
         * @param ignored as in the record
         */
        public SyncedTables {
            tables = List.copyOf(tables);
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * Where the messages of a step come from. Immutable and thread-safe, as far as its parts are.
     */
    public static final class Messages {
        private final String description;
        private final StepAction.Work<Inbox> inbox;

        private Messages(String description, StepAction.Work<Inbox> inbox) {
            this.description = description;
            this.inbox = inbox;
        }

        /**
         * Makes messages that are at hand.
         *
         * @param bodies their texts
         * @return the messages
         */
        public static Messages of(List<String> bodies) {
            List<String> copy = List.copyOf(bodies);
            return new Messages(copy.size() + " at hand", context -> Inbox.of(copy));
        }

        /**
         * Makes messages from the step's inputs.
         *
         * @param description where they come from, for the plan
         * @param bodies gives their texts when the step runs; the same ones when it runs again
         * @return the messages
         */
        public static Messages of(String description, StepAction.Work<List<String>> bodies) {
            return new Messages(description, context -> Inbox.of(bodies.run(context)));
        }

        /**
         * Takes messages from an SQS standard queue until it gives none for a second and nobody else holds any. Those that
         * were handled are deleted; those that failed are visible again when the step ends. Meanwhile they are hidden for ten
         * minutes, and so long another process waits for what one that died had taken.
         *
         * @param sqs needs {@code sqs:ReceiveMessage}, {@code DeleteMessage}, {@code ChangeMessageVisibility} and
         *     {@code GetQueueAttributes}; it stays the caller's
         * @param queueUrl the queue; it should have been filled before, for as long as it is being filled the step goes on
         * @return the messages
         */
        public static Messages queue(SqsClient sqs, String queueUrl) {
            return new Messages("of queue " + queueUrl, context -> new SqsInbox(sqs, queueUrl));
        }

        String description() {
            return description;
        }

        Inbox open(StepContext context) throws Exception {
            return inbox.run(context);
        }
    }

    /**
     * Runs a Glue job.
     *
     * @param runner starts and waits
     * @param call what to run
     * @return the action
     */
    public static StepAction<JobResult> job(GlueJobRunner runner, JobCall call) {
        return job(call.toString(), runner, context -> call).as(new StepAction.JobRun(call));
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
        return job(description, runner, call);
    }

    private static WorkAction<JobResult> job(String description, GlueJobRunner runner, StepAction.Work<JobCall> call) {
        return WorkAction.repeatable(
                "job", description, JobResult.class, context -> RunSteps.job(runner, call, context));
    }

    /**
     * Runs a crawler that queues behind a crawl that runs.
     *
     * @param runner starts and waits
     * @param crawler the crawler's name
     * @return the action
     */
    public static StepAction<CrawlResult> crawler(CrawlerRunner runner, String crawler) {
        return WorkAction.repeatable(
                        "crawler",
                        "StartCrawler " + crawler,
                        CrawlResult.class,
                        context -> RunSteps.crawler(runner, crawler, context))
                .as(new StepAction.Crawl(crawler));
    }

    /**
     * Calls a stored procedure.
     *
     * @param runner calls it
     * @param call the call
     * @return the action
     */
    public static StepAction<ProcedureResult> procedure(ProcedureRunner runner, ProcedureCall call) {
        return new ProcedureAction(runner, Redaction.message(call.toString()), call.idempotent(), context -> call);
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
        return new ProcedureAction(runner, description, false, call);
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
        return WorkAction.repeatable(
                "load", description, LoadResult.class, context -> RunSteps.load(loader, load, context));
    }

    /**
     * Syncs the tables that events of the catalog name.
     *
     * @param sync syncs them
     * @param events the events as JSON; see {@link dev.glueflake.glue.sync.CatalogEvent}
     * @return the action; it fails after the last event if any failed
     */
    public static StepAction<SyncedTables> sync(CatalogSync sync, Messages events) {
        return WorkAction.repeatable(
                "sync",
                "sync the tables of the events " + events.description(),
                SyncedTables.class,
                context -> SyncSteps.events(sync, events, context));
    }

    /**
     * Syncs tables that are known by name.
     *
     * @param sync syncs them
     * @param tables the Glue tables
     * @return the action; it fails after the last table if any failed
     */
    public static StepAction<SyncedTables> sync(CatalogSync sync, List<GlueTableName> tables) {
        List<GlueTableName> copy = List.copyOf(tables);
        return WorkAction.repeatable(
                "sync", "sync " + copy, SyncedTables.class, context -> SyncSteps.tables(sync, copy, context));
    }

    /**
     * Splits event files into partitions.
     *
     * @param handler splits them
     * @param files the files' names, as the messages of {@link dev.glueflake.glue.event.HourlyFanOut} hold them
     * @return the action; it fails after the last file if any failed
     */
    public static StepAction<EventFileHandler.Batch> eventFiles(EventFileHandler handler, Messages files) {
        return WorkAction.repeatable(
                "event files",
                "split the event files " + files.description(),
                EventFileHandler.Batch.class,
                context -> EventSteps.run(handler, files, context));
    }

    /**
     * Runs a Java function.
     *
     * <p>To go on in another process, see {@link StepAction}: where a process dies while a function runs, the function ends
     * as unknown and is not run again, unless it has told {@link StepContext#started} a handle, or its step says
     * {@link Step.Builder#repeatable()}.
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
