package dev.glueflake.testkit.aws.internal.glue.workflow;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.glue.crawler.CrawlerModule;
import dev.glueflake.testkit.aws.internal.glue.job.JobModule;
import dev.glueflake.testkit.aws.internal.glue.job.JobStart;
import dev.glueflake.testkit.aws.internal.glue.job.StartedBy;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs and crawlers, as triggers start and workflows show them. */
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final JobModule jobs;
    private final CrawlerModule crawlers;

    Parts(JobModule jobs, CrawlerModule crawlers) {
        this.jobs = jobs;
        this.crawlers = crawlers;
    }

    void require(Part part) {
        boolean there = part.kind() == Part.Kind.JOB ? jobs.has(part.name()) : crawlers.has(part.name());
        if (!there) {
            throw GlueErrors.notFound((part.kind() == Part.Kind.JOB ? "Job " : "Crawler ") + part.name());
        }
    }

    /**
     * Starts a job or a crawler and gives the id of the run.
     *
     * @param more arguments that a job gets beside those of the action
     */
    String start(TriggerAction action, Map<String, String> more, StartedBy by, Instant at) {
        if (action.part().kind() == Part.Kind.CRAWLER) {
            return crawlers.start(action.part().name(), at);
        }
        Map<String, String> arguments = new LinkedHashMap<>(action.arguments());
        arguments.putAll(more);
        return jobs.start(
                new JobStart(action.part().name(), arguments, action.timeoutMinutes(), action.notification(), by, at));
    }

    /** Stops a run, if it goes on. */
    void stop(Part part, String run) {
        try {
            if (part.kind() == Part.Kind.CRAWLER) {
                crawlers.stop(part.name(), run);
            } else {
                jobs.stop(part.name(), lastAttempt(part, run));
            }
        } catch (ServiceException e) {
            LOG.debug("{} {} ended before it was stopped: {}", part.kind(), part.name(), e.message());
        }
    }

    private String lastAttempt(Part part, String run) {
        List<Result> attempts = runs(part, run);
        return attempts.isEmpty()
                ? run
                : attempts.get(attempts.size() - 1).tree().path("Id").asText();
    }

    /** The attempts of a job run, or the one crawl, as Glue shows them; empty if the job or crawler is gone. */
    List<Result> runs(Part part, String run) {
        return part.kind() == Part.Kind.CRAWLER
                ? crawlers.crawl(part.name(), run).stream().toList()
                : jobs.attempts(part.name(), run);
    }

    /** The state that the run is in. */
    String state(Part part, String run) {
        List<Result> runs = runs(part, run);
        String member = part.kind() == Part.Kind.CRAWLER ? "State" : "JobRunState";
        return runs.isEmpty()
                ? ""
                : runs.get(runs.size() - 1).tree().path(member).asText();
    }
}
