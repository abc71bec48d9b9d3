package dev.glueflake.glue.run;

import dev.glueflake.core.progress.ProgressEvent;
import dev.glueflake.core.progress.ProgressListener;
import dev.glueflake.core.progress.ProgressUnit;
import dev.glueflake.core.waiting.WaitVerdict;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Waits for crawls with growing delays and a deadline; the AWS SDK has no such waiter for Glue.
 *
 * <p>{@code READY} ends a wait only with evidence of the awaited crawl: a last crawl that started later than the one before,
 * or its entry in the crawler's history. Throttled polls never end a wait. Needs {@code glue:GetCrawler};
 * {@code glue:ListCrawls} and {@code glue:GetCrawlerMetrics} add ids and counts where allowed. Thread-safe; the client stays
 * the caller's.
 */
public final class CrawlerWaiter {
    private final CrawlerApi api;
    private final Polling polling;
    private final ProgressListener progress;

    private CrawlerWaiter(CrawlerApi api, Polling polling, ProgressListener progress) {
        this.api = api;
        this.polling = polling;
        this.progress = progress;
    }

    /**
     * Makes a waiter with the default delays.
     *
     * @param glue asks for states
     * @return the waiter
     */
    public static CrawlerWaiter of(GlueClient glue) {
        return of(glue, Polling.standard());
    }

    /**
     * Makes a waiter.
     *
     * @param glue asks for states
     * @param polling delays and deadline
     * @return the waiter
     */
    public static CrawlerWaiter of(GlueClient glue, Polling polling) {
        return new CrawlerWaiter(
                new CrawlerApi(Objects.requireNonNull(glue, "glue")), polling, ProgressListener.none());
    }

    /**
     * Returns the same waiter with a listener.
     *
     * @param listener hears of every state that is seen
     * @return a new waiter
     */
    public CrawlerWaiter withProgress(ProgressListener listener) {
        return new CrawlerWaiter(api, polling, Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Waits until a crawl has ended.
     *
     * @param handle the crawl, started in this process or another
     * @return the result of a crawl that succeeded
     * @throws dev.glueflake.core.PermanentException {@code CRAWL_FAILED} when the crawl failed or was cancelled
     * @throws dev.glueflake.core.OutcomeUnknownException when no crawl was observed, the crawler was deleted, or its state
     *     is not known to this release
     * @throws dev.glueflake.core.waiting.WaitTimeoutException when the deadline passed; the crawl goes on
     * @throws dev.glueflake.core.InterruptedOperationException when the thread is interrupted; the crawl goes on
     */
    public CrawlResult await(CrawlerHandle handle) {
        CrawlWatch watch = new CrawlWatch(api, handle, polling);
        ProgressEvent event = ProgressEvent.start("crawler " + handle.crawler(), "crawl", ProgressUnit.ITEMS);
        try {
            CrawlWatch.View view = polling.<CrawlWatch.View>waiter(seen -> verdict(seen, event))
                    .await("the crawl of " + handle.crawler(), watch::poll)
                    .value();
            CrawlResult result = result(handle, watch.successful(Objects.requireNonNull(view.end())));
            progress.onProgress(event.finished());
            return result;
        } catch (RuntimeException failure) {
            progress.onProgress(event.failed(String.valueOf(failure.getMessage())));
            throw failure;
        }
    }

    private WaitVerdict verdict(CrawlWatch.View view, ProgressEvent event) {
        progress.onProgress(event.withMessage(view.state()));
        return view.end() == null ? WaitVerdict.again() : WaitVerdict.done();
    }

    private CrawlResult result(CrawlerHandle handle, CrawlWatch.End end) {
        return new CrawlResult(
                handle,
                end.crawlId(),
                end.startedAt(),
                Duration.between(handle.requestedAt(), polling.clock().instant()),
                api.tables(handle.crawler()));
    }

    CrawlerApi api() {
        return api;
    }

    Polling polling() {
        return polling;
    }
}
