package dev.glueflake.glue.run;

import dev.glueflake.core.metrics.Metrics;
import dev.glueflake.core.waiting.WaitTimeoutException;
import dev.glueflake.core.waiting.WaitVerdict;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Runs Glue crawlers.
 *
 * <p>{@link #run} does it all. {@link #plan}, {@link #start} and {@link #await} are its parts, for a dry run, or for another
 * process that takes over: the handle, recorded before any wait, tells the crawl from all others. StartCrawler is sent
 * once; where its answer is lost, {@link #await} finds out whether a crawl began. Thread-safe; the client stays the
 * caller's.
 */
public final class CrawlerRunner {
    private final CrawlerWaiter waiter;
    private final Consumer<? super CrawlerHandle> recorder;
    private final Metrics metrics;
    private final boolean stopAtDeadline;

    private CrawlerRunner(Builder builder) {
        this.waiter = builder.waiter;
        this.recorder = builder.recorder;
        this.metrics = builder.metrics;
        this.stopAtDeadline = builder.stopAtDeadline;
    }

    /**
     * Makes a runner with the defaults.
     *
     * @param glue starts and asks
     * @return the runner
     */
    public static CrawlerRunner of(GlueClient glue) {
        return builder(CrawlerWaiter.of(glue)).build();
    }

    /**
     * Begins a runner.
     *
     * @param waiter waits for crawls; its client starts them, too
     * @return a builder
     */
    public static Builder builder(CrawlerWaiter waiter) {
        return new Builder(Objects.requireNonNull(waiter, "waiter"));
    }

    /**
     * Plans a crawl that queues behind one that runs. Only reads.
     *
     * @param crawler the crawler's name
     * @return the plan
     * @throws dev.glueflake.core.ConfigurationException when the name is empty or there is no such crawler
     */
    public CrawlPlan plan(String crawler) {
        return plan(crawler, WhenRunning.QUEUE);
    }

    /**
     * Plans a crawl. Only reads.
     *
     * @param crawler the crawler's name
     * @param whenRunning what to do if it already runs
     * @return the plan
     * @throws dev.glueflake.core.ConfigurationException when the name is empty or there is no such crawler
     */
    public CrawlPlan plan(String crawler, WhenRunning whenRunning) {
        CrawlPlan plan = new CrawlPlan(crawler, whenRunning);
        waiter.api().get(crawler);
        return plan;
    }

    /**
     * Starts a crawl and records its handle. It waits only for a crawler that runs already and only if the plan says so.
     *
     * @param plan the plan
     * @return the handle to store and to await
     * @throws dev.glueflake.core.TransientException {@code CRAWLER_RUNNING} when it runs and the plan says to fail
     * @throws dev.glueflake.core.ConfigurationException when there is no such crawler
     * @throws WaitTimeoutException when it stayed busy until the deadline; nothing was started
     */
    public CrawlerHandle start(CrawlPlan plan) {
        CrawlStart start = new CrawlStart(waiter.api(), plan, waiter.polling().clock());
        CrawlerHandle handle = waiter.polling()
                .<Optional<CrawlerHandle>>waiter(made -> made.isPresent() ? WaitVerdict.done() : WaitVerdict.again())
                .await("crawler " + plan.crawler() + " to be free", start::attempt)
                .value()
                .orElseThrow();
        recorder.accept(handle);
        return handle;
    }

    /**
     * Waits for a crawl; see {@link CrawlerWaiter#await} for what is thrown.
     *
     * @param handle what {@link #start} returned, in this process or another
     * @return the result of a crawl that succeeded
     */
    public CrawlResult await(CrawlerHandle handle) {
        try {
            CrawlResult result = waiter.await(handle);
            metrics.time("glueflake.crawl.duration", result.duration(), "crawler", handle.crawler());
            return result;
        } catch (WaitTimeoutException late) {
            if (stopAtDeadline) {
                stop(handle, late);
            }
            throw late;
        }
    }

    /**
     * Plans, starts and awaits a crawl.
     *
     * @param crawler the crawler's name
     * @return the result of a crawl that succeeded
     */
    public CrawlResult run(String crawler) {
        return await(start(plan(crawler)));
    }

    /**
     * Stops the crawler of a crawl. Tables that were written stay; one that does not run is left alone.
     *
     * @param handle the crawl
     */
    public void stop(CrawlerHandle handle) {
        waiter.api().stop(handle.crawler());
    }

    private void stop(CrawlerHandle handle, WaitTimeoutException late) {
        try {
            stop(handle);
        } catch (RuntimeException failure) {
            late.addSuppressed(failure);
        }
    }

    /** Builds a {@link CrawlerRunner}. Not thread-safe. */
    public static final class Builder {
        private final CrawlerWaiter waiter;
        private Consumer<? super CrawlerHandle> recorder = handle -> {};
        private Metrics metrics = Metrics.none();
        private boolean stopAtDeadline;

        private Builder(CrawlerWaiter waiter) {
            this.waiter = waiter;
        }

        /**
         * Sets who records handles.
         *
         * @param taker gets each handle before it is waited for; what it throws ends the wait, not the crawl
         * @return this builder
         */
        public Builder recorder(Consumer<? super CrawlerHandle> taker) {
            recorder = Objects.requireNonNull(taker, "taker");
            return this;
        }

        /**
         * Sets where durations are published.
         *
         * @param value the metrics
         * @return this builder
         */
        public Builder metrics(Metrics value) {
            metrics = Objects.requireNonNull(value, "metrics");
            return this;
        }

        /**
         * Sets whether a crawler is stopped when the deadline of a wait passes.
         *
         * @param stop false unless set: the crawl goes on
         * @return this builder
         */
        public Builder stopAtDeadline(boolean stop) {
            stopAtDeadline = stop;
            return this;
        }

        /**
         * Builds the runner.
         *
         * @return the runner
         */
        public CrawlerRunner build() {
            return new CrawlerRunner(this);
        }
    }
}
