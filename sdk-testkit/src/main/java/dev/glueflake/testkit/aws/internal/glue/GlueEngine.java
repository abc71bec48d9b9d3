package dev.glueflake.testkit.aws.internal.glue;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.glue.catalog.CatalogApi;
import dev.glueflake.testkit.aws.internal.glue.crawler.CrawlerModule;
import dev.glueflake.testkit.aws.internal.glue.discover.CrawledStore;
import dev.glueflake.testkit.aws.internal.glue.job.JobModule;
import dev.glueflake.testkit.aws.internal.glue.trail.CallTrail;
import dev.glueflake.testkit.aws.internal.glue.workflow.WorkflowModule;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.RpcApi;
import dev.glueflake.testkit.aws.internal.rpc.RpcService;
import dev.glueflake.testkit.glue.CrawlScript;
import dev.glueflake.testkit.glue.GlueControl;
import dev.glueflake.testkit.glue.JobBody;
import dev.glueflake.testkit.glue.RunScript;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Glue's parts together, and the control that a test has over them. */
public final class GlueEngine implements GlueControl {
    private final CatalogApi catalog;
    private final CrawlerModule crawlers;
    private final JobModule jobs;
    private final WorkflowModule.Running workflows;
    private final WorkflowModule arrivals;
    private final Clock clock;
    private final CallTrail trail;

    public GlueEngine(Identity identity, EventBus bus, CrawledStore store) {
        this.catalog = new CatalogApi(identity, bus);
        this.clock = identity.clock();
        this.trail = new CallTrail(identity, bus);
        this.arrivals = new WorkflowModule(identity);
        this.crawlers = new CrawlerModule(identity, bus, catalog, store, arrivals::ended);
        this.jobs = new JobModule(identity, bus, arrivals::ended);
        this.workflows = arrivals.with(jobs, crawlers, this::settle);
    }

    public EmbeddedService service() {
        Operations others = new Operations();
        crawlers.addTo(others);
        jobs.addTo(others);
        workflows.addTo(others);
        // The catalog records its calls itself: crawlers make them, too.
        Operations operations = new Operations().addAll(others, trail::recorded);
        catalog.addTo(operations);
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
    public void commitBookmark(String jobName, String bookmark) {
        jobs.commitBookmark(jobName, Objects.requireNonNull(bookmark, "bookmark"));
    }

    @Override
    public void settle() {
        Instant now = clock.instant();
        workflows.settle();
        do {
            for (Optional<Instant> due = nextFiring(now); due.isPresent(); due = nextFiring(now)) {
                settle(due.get());
                crawlers.fire(due.get());
                workflows.fire(due.get());
            }
            settle(now);
        } while (nextFiring(now).isPresent());
    }

    /** The next schedule that is due: all that is due before it happens first. */
    private Optional<Instant> nextFiring(Instant now) {
        return Stream.of(crawlers.nextFiring(), workflows.nextFiring())
                .flatMap(Optional::stream)
                .filter(due -> !due.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** What has ended may start something that ends in time, too. */
    private void settle(Instant to) {
        do {
            jobs.settle(to);
            crawlers.settle(to);
        } while (workflows.settle());
    }

    /** Takes an event in that a rule of EventBridge sends to a workflow. */
    public void accept(String arn, String event) {
        arrivals.accept(arn, event);
    }

    private void clear() {
        workflows.clear();
        jobs.clear();
        crawlers.clear();
        catalog.clear();
    }
}
