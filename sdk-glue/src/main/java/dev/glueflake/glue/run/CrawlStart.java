package dev.glueflake.glue.run;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.TransientException;
import dev.glueflake.glue.run.CrawlerHandle.Origin;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;

/** One start of a crawler: notes what stood before, then asks Glue once. */
final class CrawlStart {
    private final CrawlerApi api;
    private final CrawlPlan plan;
    private final String name;
    private final Clock clock;

    CrawlStart(CrawlerApi api, CrawlPlan plan, Clock clock) {
        this.api = api;
        this.plan = plan;
        this.name = plan.crawler();
        this.clock = clock;
    }

    /** Empty when the crawler is busy and the plan says to wait. */
    Optional<CrawlerHandle> attempt() {
        Crawler before = api.get(name);
        return switch (state(before)) {
            case READY -> start(before);
            case RUNNING, STOPPING -> busy(before);
            default -> throw unknownState(name, before);
        };
    }

    static CrawlerState state(Crawler crawler) {
        return Objects.requireNonNullElse(crawler.state(), CrawlerState.UNKNOWN_TO_SDK_VERSION);
    }

    static GlueflakeException unknownState(String name, Crawler crawler) {
        return new OutcomeUnknownException(
                "CRAWLER_STATE_UNKNOWN",
                "Crawler " + name + " is in state " + crawler.stateAsString() + ", which this release does not know.",
                name,
                "look at the crawler in the Glue console, and use a newer release of this SDK.",
                CrawlerApi.context(name),
                null);
    }

    static @Nullable Instant lastStart(Crawler crawler) {
        LastCrawlInfo last = crawler.lastCrawl();
        return last == null ? null : last.startTime();
    }

    private Optional<CrawlerHandle> start(Crawler before) {
        String previous = api.history(name).newestId();
        Instant previousStart = lastStart(before);
        Instant requestedAt = clock.instant();
        try {
            api.start(name);
        } catch (CrawlerRunningException running) {
            return raced();
        } catch (SdkException failure) {
            if (!GlueCalls.isAmbiguous(failure)) {
                throw refused(failure);
            }
            return Optional.of(new CrawlerHandle(name, Origin.UNCONFIRMED, requestedAt, previousStart, previous, null));
        }
        String crawlId = api.history(name)
                .find(null, previous)
                .map(CrawlerHistory::crawlId)
                .orElse(null);
        return Optional.of(new CrawlerHandle(name, Origin.STARTED, requestedAt, previousStart, previous, crawlId));
    }

    private Optional<CrawlerHandle> busy(Crawler before) {
        return switch (plan.whenRunning()) {
            case QUEUE -> Optional.empty();
            case FAIL -> throw running(before.stateAsString());
            case JOIN -> Optional.of(joined(before));
        };
    }

    /** READY was out of date, or another start came in between: the next attempt sees the crawl. */
    private Optional<CrawlerHandle> raced() {
        if (plan.whenRunning() == WhenRunning.FAIL) {
            throw running("RUNNING");
        }
        return Optional.empty();
    }

    private CrawlerHandle joined(Crawler before) {
        CrawlHistory history = api.history(name);
        String crawlId = history.running().map(CrawlerHistory::crawlId).orElse(null);
        return new CrawlerHandle(name, Origin.JOINED, clock.instant(), lastStart(before), null, crawlId);
    }

    private TransientException running(String state) {
        return new TransientException(
                "CRAWLER_RUNNING",
                "Crawler " + name + " was not started because it is " + state
                        + ". Wait for it, or start with WhenRunning.QUEUE or JOIN.",
                CrawlerApi.context(name),
                null);
    }

    private GlueflakeException refused(SdkException failure) {
        if (failure instanceof EntityNotFoundException) {
            return new PermanentException(
                    "CRAWLER_NOT_FOUND",
                    "Crawler " + name + " was deleted before it could be started.",
                    CrawlerApi.context(name),
                    failure);
        }
        return GlueCalls.failed("Starting crawler " + name, CrawlerApi.context(name), failure);
    }
}
