package dev.glueflake.testkit.aws.internal.glue.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.glue.crawler.CrawlEnd;
import dev.glueflake.testkit.aws.internal.glue.crawler.CrawlerModule;
import dev.glueflake.testkit.aws.internal.glue.job.JobEnd;
import dev.glueflake.testkit.aws.internal.glue.job.JobModule;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import java.time.Instant;
import java.util.Optional;

/** Workflows and triggers as a whole: what the engine sees of them. */
public final class WorkflowModule {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCE = ":workflow/";

    private final Arrivals arrivals = new Arrivals();
    private final Identity identity;

    public WorkflowModule(Identity identity) {
        this.identity = identity;
    }

    /** Hears of the end of a run; takes no lock. */
    public void ended(JobEnd end) {
        arrivals.add(new PartEnd(Part.job(end.job()), end.run(), end.state(), end.at()));
    }

    /** Hears of the end of a crawl; takes no lock. */
    public void ended(CrawlEnd end) {
        arrivals.add(new PartEnd(Part.crawler(end.crawler()), end.crawl(), end.status(), end.at()));
    }

    /** Takes an event in for the workflow of that ARN; takes no lock. */
    public void accept(String arn, String event) {
        String workflow = arn.substring(arn.indexOf(RESOURCE) + RESOURCE.length());
        arrivals.add(new Arrivals.Event(workflow, id(event), identity.clock().instant()));
    }

    private static String id(String event) {
        try {
            return JSON.readTree(event).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The event bus has sent an event that is no JSON", e);
        }
    }

    /**
     * Puts the parts together that need jobs and crawlers.
     *
     * @param settle lets happen what is due, outside of any lock
     */
    public Running with(JobModule jobs, CrawlerModule crawlers, Runnable settle) {
        return new Running(jobs, crawlers, settle);
    }

    /** Workflows that can run. */
    public final class Running {
        private final WorkflowBook book;
        private final Parts parts;
        private final Runnable settle;

        private Running(JobModule jobs, CrawlerModule crawlers, Runnable settle) {
            this.parts = new Parts(jobs, crawlers);
            this.book = new WorkflowBook(arrivals, new Firing(parts));
            this.settle = settle;
        }

        public void addTo(Operations operations) {
            RunView view = new RunView(parts);
            new WorkflowApi(book, view, identity.clock()).addTo(operations);
            new RunApi(book, parts, view, identity.clock(), settle).addTo(operations);
            new TriggerApi(book, new TriggerCheck(parts), identity.clock(), settle).addTo(operations);
        }

        /** When the clock lets something fire next. */
        public Optional<Instant> nextFiring() {
            return book.nextFiring();
        }

        /** Lets fire what the clock lets fire then. */
        public void fire(Instant at) {
            book.fire(at);
        }

        /** Looks at what has ended or arrived; true if there was something. */
        public boolean settle() {
            return book.settle();
        }

        public void clear() {
            book.clear();
        }
    }
}
