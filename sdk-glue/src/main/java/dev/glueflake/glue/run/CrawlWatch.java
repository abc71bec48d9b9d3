package dev.glueflake.glue.run;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.glue.run.CrawlerHandle.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;

/** The polls of one wait: says when the handle's own crawl has ended, and never takes an older READY for that. */
final class CrawlWatch {
    /**
     * What one poll saw.
     *
     * @param state for the reader
     * @param end how the crawl ended, null while it has not
     */
    record View(String state, @Nullable End end) {}

    /** How the crawl ended, in the words of the source that told it. */
    record End(
            @Nullable String crawlId,
            Instant startedAt,
            String status,
            @Nullable String error) {
        boolean succeeded() {
            return status.equals("SUCCEEDED") || status.equals("COMPLETED");
        }
    }

    /** FAILED is in both vocabularies; CANCELLED is LastCrawl's and STOPPED the history's word for a stopped crawl. */
    private static final Set<String> FAILURES = Set.of("FAILED", "CANCELLED", "STOPPED");

    private final CrawlerApi api;
    private final CrawlerHandle handle;
    private final Clock clock;
    private final Duration grace;
    private @Nullable Instant idleSince;

    CrawlWatch(CrawlerApi api, CrawlerHandle handle, Polling polling) {
        this.api = api;
        this.handle = handle;
        this.clock = polling.clock();
        this.grace = polling.grace();
    }

    View poll() {
        Crawler crawler = api.find(handle.crawler()).orElseThrow(this::deleted);
        return switch (CrawlStart.state(crawler)) {
            // STOPPING is no end: tables are still written.
            case RUNNING, STOPPING -> going(crawler.stateAsString());
            case READY -> ready(crawler);
            default -> throw CrawlStart.unknownState(handle.crawler(), crawler);
        };
    }

    private View going(String state) {
        idleSince = null;
        return new View(state, null);
    }

    private View ready(Crawler crawler) {
        Optional<CrawlerHistory> own = api.history(handle.crawler()).find(handle.crawlId(), handle.previousCrawlId());
        if (own.isPresent() && own.get().state() != CrawlerHistoryState.RUNNING) {
            return new View("READY", end(own.get()));
        }
        LastCrawlInfo last = crawler.lastCrawl();
        if (last != null && last.startTime() != null && !last.startTime().equals(handle.previousStart())) {
            return new View("READY", end(last, own));
        }
        return own.isPresent() ? going("READY, crawl runs") : idle();
    }

    /** READY as before the start: Glue may not show the crawl yet. */
    private View idle() {
        Instant now = clock.instant();
        if (idleSince == null) {
            idleSince = now;
        }
        if (Duration.between(idleSince, now).compareTo(grace) >= 0) {
            throw notObserved();
        }
        return new View("READY, no new crawl seen yet", null);
    }

    private static End end(CrawlerHistory crawl) {
        return new End(
                crawl.crawlId(),
                Objects.requireNonNullElse(crawl.startTime(), Instant.EPOCH),
                crawl.stateAsString(),
                crawl.errorMessage());
    }

    private static End end(LastCrawlInfo last, Optional<CrawlerHistory> own) {
        return new End(
                own.map(CrawlerHistory::crawlId).orElse(null),
                last.startTime(),
                String.valueOf(last.statusAsString()),
                last.errorMessage());
    }

    /** Returns the end of a crawl that succeeded and throws for every other. */
    End successful(End end) {
        if (end.succeeded()) {
            return end;
        }
        Map<String, String> context = context();
        context.put("status", end.status());
        String text = "The crawl " + (end.crawlId() == null ? "" : end.crawlId() + " ") + "of crawler "
                + handle.crawler() + " started at " + end.startedAt() + " ended with " + end.status()
                + (end.error() == null || end.error().isEmpty() ? "." : ": " + end.error());
        if (FAILURES.contains(end.status())) {
            throw new PermanentException("CRAWL_FAILED", text, context, null);
        }
        throw new OutcomeUnknownException(
                "CRAWL_STATUS_UNKNOWN",
                text + " This release does not know that status.",
                handle.id(),
                "look at the crawl in the Glue console, and use a newer release of this SDK.",
                context,
                null);
    }

    private OutcomeUnknownException notObserved() {
        String sent = handle.origin() == Origin.UNCONFIRMED
                ? "The answer to StartCrawler was lost"
                : "StartCrawler was accepted";
        return new OutcomeUnknownException(
                "CRAWL_NOT_OBSERVED",
                sent + " at " + handle.requestedAt() + ", but crawler " + handle.crawler() + " has stayed READY for "
                        + grace + " and shows no new crawl.",
                handle.id(),
                "read GetCrawler and ListCrawls; start again only if no crawl began after " + handle.requestedAt()
                        + ".",
                context(),
                null);
    }

    private OutcomeUnknownException deleted() {
        return new OutcomeUnknownException(
                "CRAWLER_DELETED",
                "Crawler " + handle.crawler() + " was deleted while its crawl was waited for.",
                handle.id(),
                "look at the update times of the tables in the crawler's database.",
                context(),
                null);
    }

    private Map<String, String> context() {
        Map<String, String> context = new LinkedHashMap<>(CrawlerApi.context(handle.crawler()));
        context.put("requestedAt", handle.requestedAt().toString());
        if (handle.crawlId() != null) {
            context.put("crawlId", handle.crawlId());
        }
        return context;
    }
}
