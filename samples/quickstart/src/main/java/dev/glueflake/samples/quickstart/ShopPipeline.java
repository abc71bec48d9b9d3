package dev.glueflake.samples.quickstart;

import dev.glueflake.core.S3Location;
import dev.glueflake.core.progress.ProgressListener;
import dev.glueflake.glue.event.EventFileHandler;
import dev.glueflake.glue.event.EventFilePartitionWriter;
import dev.glueflake.glue.event.EventFileSettings;
import dev.glueflake.glue.event.FanOutResult;
import dev.glueflake.glue.event.HourlyFanOut;
import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.Step;
import dev.glueflake.glue.pipeline.StepAction;
import dev.glueflake.glue.pipeline.StepOutput;
import dev.glueflake.glue.pipeline.Steps;
import dev.glueflake.glue.pipeline.Steps.Messages;
import dev.glueflake.glue.run.CrawlerRunner;
import dev.glueflake.glue.run.CrawlerWaiter;
import dev.glueflake.glue.run.GlueJobRunner;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.Polling;
import dev.glueflake.glue.sync.CatalogSync;
import dev.glueflake.glue.sync.CatalogSyncSettings;
import dev.glueflake.glue.sync.GlueTableName;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.load.LoadResult;
import dev.glueflake.snowflake.load.LoadStrategy;
import dev.glueflake.snowflake.load.StageLocation;
import dev.glueflake.snowflake.load.TableLoad;
import dev.glueflake.snowflake.load.TableLoader;
import java.util.List;
import javax.sql.DataSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The five flows as one pipeline. All it needs are clients; it would run against the real services as it stands. */
final class ShopPipeline {
    private static final StageLocation LANDING =
            new StageLocation(QualifiedName.parse("shop.public.landing"), S3Location.parse("s3://landing/shop/"));

    private static final List<GlueTableName> LAKE = List.of(
            GlueTableName.of("shop__lake", "demo"),
            GlueTableName.of("shop__lake", "shipments"),
            GlueTableName.of("shop__lake", "rates"));
    private static final JobCall EXPORT_CARRIER =
            JobCall.builder("export").argument("--carrier", "true").build();

    private final SqsClient sqs;
    private final TableLoader loader;
    private final HourlyFanOut fanOut;
    private final EventFileHandler splitter;
    private final EventFileSettings events;
    private final GlueJobRunner jobs;
    private final CrawlerRunner crawlers;
    private final CatalogSync sync;

    /** The clients. */
    record Clients(SnowflakeClient snowflake, DataSource source, S3Client s3, SqsClient sqs, GlueClient glue) {}

    ShopPipeline(Clients clients, Polling polling, ProgressListener progress) {
        sqs = clients.sqs();
        loader = TableLoader.builder(clients.snowflake(), clients.source(), clients.s3())
                .progress(progress)
                .build();
        fanOut = HourlyFanOut.of(clients.s3(), clients.sqs());
        events = EventFileSettings.builder(S3Location.parse("s3://events/"), S3Location.parse("s3://lake/demo/"))
                .quarantine(S3Location.parse("s3://events/quarantine/"))
                .build();
        splitter = EventFileHandler.of(EventFilePartitionWriter.of(clients.s3()), events);
        jobs = GlueJobRunner.builder(clients.glue())
                .polling(polling)
                .progress(progress)
                .build();
        crawlers =
                CrawlerRunner.builder(CrawlerWaiter.of(clients.glue(), polling)).build();
        sync = CatalogSync.builder(
                        clients.glue(),
                        clients.snowflake(),
                        CatalogSyncSettings.builder()
                                .stage("shop.public.lake", "s3://lake/")
                                .build())
                .progress(progress)
                .build();
    }

    /** What the pipeline takes from its surroundings: its queues, and what a shop's day and the comparison do. */
    record Surroundings(
            String fileQueue,
            String catalogQueue,
            long orders,
            StepAction<?> compare,
            StepAction<?> trade,
            StepAction<?> procedure) {}

    // tag::pipeline[]
    Pipeline pipeline(Surroundings day) {
        return Pipeline.builder("shop-day")
                // Tables through S3, in full and then what changed.
                .step("load-customers", load("customers", LoadStrategy.FULL))
                .step("load-orders", load("orders", LoadStrategy.FULL))
                .step(after("compare-full-load", day.compare(), "load-customers", "load-orders"))
                .step(after("trade", day.trade(), "compare-full-load"))
                .step(after("load-new-customers", load("customers", LoadStrategy.INCREMENTAL), "trade"))
                .step(after("load-new-orders", load("orders", LoadStrategy.INCREMENTAL), "trade"))
                // An hour of event files, split into partitions.
                .step("announce-files", announce(day.fileQueue()))
                .step(after(
                        "split-files",
                        Steps.eventFiles(splitter, Messages.queue(sqs, day.fileQueue())),
                        "announce-files"))
                // Glue writes files and finds tables in them; their events become external tables.
                .step("export", Steps.job(jobs, export(day.orders())))
                .step(after("crawl-events", Steps.crawler(crawlers, "events"), "split-files"))
                .step(after("crawl-shipments", Steps.crawler(crawlers, "shipments"), "export"))
                .step(after("crawl-rates", Steps.crawler(crawlers, "rates"), "export"))
                .step(after(
                        "sync-tables",
                        Steps.sync(sync, Messages.queue(sqs, day.catalogQueue())),
                        "crawl-events",
                        "crawl-shipments",
                        "crawl-rates"))
                .step(after("sync-again", Steps.sync(sync, LAKE), "sync-tables"))
                // A column more: the external table is altered, not made anew.
                .step(after("export-carrier", Steps.job(jobs, EXPORT_CARRIER), "sync-again"))
                .step(after("crawl-carrier", Steps.crawler(crawlers, "shipments"), "export-carrier"))
                .step(after("sync-column", Steps.sync(sync, Messages.queue(sqs, day.catalogQueue())), "crawl-carrier"))
                .step(after("register-files", refresh("SHOP.LAKE.SHIPMENTS"), "sync-column"))
                // Loaded and external tables meet in a stored procedure.
                .step(after("summarize", day.procedure(), "load-new-customers", "load-new-orders", "register-files"))
                .build();
    }

    private static Step<?> after(String id, StepAction<?> action, String... steps) {
        return Step.builder(id, action).after(steps).build();
    }
    // end::pipeline[]

    // tag::load[]
    private StepAction<LoadResult> load(String table, LoadStrategy strategy) {
        TableLoad load = TableLoad.builder(table, QualifiedName.parse("shop.public." + table), strategy, LANDING)
                .cursor("updated_at")
                .deleteFlag("deleted")
                .build();
        return Steps.load(loader, load);
    }
    // end::load[]

    private StepAction<Integer> announce(String queueUrl) {
        return StepAction.of(
                "function",
                "send the names of the event files of " + Fleet.HOUR + " to the queue",
                Integer.class,
                context -> {
                    FanOutResult sent = fanOut.send(events, queueUrl, Fleet.HOUR);
                    return StepOutput.of(sent.sent()).withCount("messages", sent.sent());
                });
    }

    private StepAction<String> refresh(String table) {
        return Steps.function(
                "register the new files of " + table,
                String.class,
                context -> sync.refresh(QualifiedName.parse(table), ""));
    }

    private static JobCall export(long orders) {
        return JobCall.builder("export")
                .argument("--orders", Long.toString(orders))
                .build();
    }
}
