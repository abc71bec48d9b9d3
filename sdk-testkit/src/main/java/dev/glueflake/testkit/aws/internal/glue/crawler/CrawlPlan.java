package dev.glueflake.testkit.aws.internal.glue.crawler;

import dev.glueflake.testkit.glue.CrawlScript;
import java.time.Duration;
import java.util.Optional;

/** How a crawl goes, as scripted or by default. */
final class CrawlPlan implements CrawlScript {
    private Duration running;
    private Duration stopping;
    private Optional<String> failure = Optional.empty();
    private int staleReads;

    CrawlPlan(Duration running, Duration stopping) {
        this.running = running;
        this.stopping = stopping;
    }

    @Override
    public synchronized CrawlScript takes(Duration duration) {
        running = notNegative(duration);
        return this;
    }

    @Override
    public synchronized CrawlScript stopsFor(Duration duration) {
        stopping = notNegative(duration);
        return this;
    }

    @Override
    public synchronized CrawlScript failsWith(String message) {
        failure = Optional.of(message);
        return this;
    }

    @Override
    public synchronized CrawlScript staleFor(int reads) {
        if (reads < 0) {
            throw new IllegalArgumentException("Not a number of reads: " + reads);
        }
        staleReads = reads;
        return this;
    }

    synchronized Duration running() {
        return running;
    }

    synchronized Duration stopping() {
        return stopping;
    }

    synchronized Optional<String> failure() {
        return failure;
    }

    /** Whether the next reader still sees the crawler as it was before; takes one read off. */
    synchronized boolean takeStaleRead() {
        return staleReads > 0 && staleReads-- > 0;
    }

    static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A duration cannot be negative: " + duration);
        }
        return duration;
    }
}
