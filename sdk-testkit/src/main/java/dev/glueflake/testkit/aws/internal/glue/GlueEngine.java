package dev.glueflake.testkit.aws.internal.glue;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.glue.catalog.CatalogApi;
import dev.glueflake.testkit.aws.internal.glue.crawler.CrawlerModule;
import dev.glueflake.testkit.aws.internal.glue.job.JobModule;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.RpcApi;
import dev.glueflake.testkit.aws.internal.rpc.RpcService;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.glue.CrawlScript;
import dev.glueflake.testkit.glue.GlueControl;
import dev.glueflake.testkit.glue.JobBody;
import dev.glueflake.testkit.glue.RunScript;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Glue's parts together, and the control that a test has over them. */
public final class GlueEngine implements GlueControl {
    private final CatalogApi catalog;
    private final CrawlerModule crawlers;
    private final JobModule jobs;

    public GlueEngine(Identity identity, EventBus bus, Buckets buckets) {
        this.catalog = new CatalogApi(identity, bus);
        this.crawlers = new CrawlerModule(identity, bus, catalog, buckets);
        this.jobs = new JobModule(identity, bus);
    }

    public EmbeddedService service() {
        Operations operations = new Operations();
        catalog.addTo(operations);
        crawlers.addTo(operations);
        jobs.addTo(operations);
        RpcApi api = RpcApi.json(AwsService.GLUE, "AWSGlue");
        return new RpcService(
                api, operations.before(this::settle), List.of("Name", "JobName", "TableName"), this::clear);
    }

    @Override
    public void job(String jobName, JobBody body) {
        jobs.setBody(jobName, Objects.requireNonNull(body, "body"));
    }

    @Override
    public void jobDurations(Duration starting, Duration running) {
        jobs.setDurations(starting, running);
    }

    @Override
    public void crawlDurations(Duration running, Duration stopping) {
        crawlers.setDurations(running, stopping);
    }

    @Override
    public RunScript nextRun(String jobName) {
        return jobs.script(jobName);
    }

    @Override
    public CrawlScript nextCrawl(String crawlerName) {
        return crawlers.script(crawlerName);
    }

    @Override
    public void settle() {
        jobs.settle();
        crawlers.settle();
    }

    private void clear() {
        jobs.clear();
        crawlers.clear();
        catalog.clear();
    }
}
