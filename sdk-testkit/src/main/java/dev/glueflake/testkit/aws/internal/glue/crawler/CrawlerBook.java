package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.glue.discover.DiscoveredTable;
import dev.glueflake.testkit.aws.internal.glue.discover.Discovery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** All crawlers. Its lock guards them and everything in them. */
final class CrawlerBook {
    private static final Duration RUNNING = Duration.ofSeconds(2);
    private static final Duration STOPPING = Duration.ofSeconds(1);

    private final Map<String, StoredCrawler> crawlers = new TreeMap<>();
    private final Map<String, Deque<CrawlPlan>> scripts = new HashMap<>();
    private final Identity identity;
    private final EventBus bus;
    private final Discovery discovery;
    private final CatalogWriter writer;
    private final CrawlEvents events;
    private final Consumer<CrawlEnd> ends;
    private Duration running = RUNNING;
    private Duration stopping = STOPPING;

    /**
     * Makes an empty book.
     *
     * @param ends hears of each crawl that has ended
     */
    CrawlerBook(Identity identity, EventBus bus, Discovery discovery, CatalogWriter writer, Consumer<CrawlEnd> ends) {
        this.identity = identity;
        this.bus = bus;
        this.discovery = discovery;
        this.writer = writer;
        this.events = new CrawlEvents(identity);
        this.ends = ends;
    }

    Instant now() {
        return Instant.now(identity.clock());
    }

    /** Runs something on a crawler under the lock. */
    synchronized <T> T with(String name, Function<StoredCrawler, T> action) {
        StoredCrawler crawler = crawlers.get(name);
        if (crawler == null) {
            throw GlueErrors.notFound("Crawler entry with name " + name);
        }
        return action.apply(crawler);
    }

    synchronized void create(String name, ObjectNode definition, Optional<String> schedule) {
        if (crawlers.containsKey(name)) {
            throw GlueErrors.exists("Crawler with name " + name);
        }
        StoredCrawler crawler = new StoredCrawler(name, definition, now());
        schedule.ifPresent(text -> crawler.schedule.set(text, now()));
        crawlers.put(name, crawler);
    }

    synchronized void delete(String name) {
        with(name, crawler -> {
            crawler.requireReady();
            return crawlers.remove(name);
        });
    }

    synchronized List<String> names() {
        return List.copyOf(crawlers.keySet());
    }

    synchronized void setDurations(Duration toRun, Duration toStop) {
        running = CrawlPlan.notNegative(toRun);
        stopping = CrawlPlan.notNegative(toStop);
    }

    synchronized CrawlPlan script(String name) {
        CrawlPlan plan = new CrawlPlan(running, stopping);
        scripts.computeIfAbsent(name, ignored -> new ArrayDeque<>()).addLast(plan);
        return plan;
    }

    /** Starts a crawl: what it will write is what S3 holds now. */
    synchronized String start(String name, Instant at) {
        return with(name, crawler -> {
            crawler.requireReady();
            CrawlPlan scripted = scripts.getOrDefault(name, new ArrayDeque<>()).pollFirst();
            CrawlPlan plan = scripted == null ? new CrawlPlan(running, stopping) : scripted;
            Crawl crawl = new Crawl(at, plan, find(crawler));
            crawler.crawls.add(crawl);
            bus.publish(events.started(crawler, crawl));
            return crawl.id;
        });
    }

    /** When the next crawl is due by a schedule. */
    synchronized Optional<Instant> nextFiring() {
        return crawlers.values().stream()
                .flatMap(crawler -> crawler.schedule.next().stream())
                .min(Comparator.naturalOrder());
    }

    /** Starts the crawls that a schedule wants then; a crawler that is still at work misses its turn. */
    synchronized void fire(Instant at) {
        for (StoredCrawler crawler : crawlers.values()) {
            if (crawler.schedule.takeDue(at) && crawler.running().isEmpty()) {
                start(crawler.name, at);
            }
        }
    }

    synchronized void stop(String name, String id) {
        StoredCrawler crawler = crawlers.get(name);
        if (crawler != null
                && crawler.running()
                        .filter(crawl -> crawl.id.equals(id) && crawl.stoppingSince.isEmpty())
                        .isPresent()) {
            crawler.stop(now());
        }
    }

    synchronized Optional<Crawl> crawl(String name, String id) {
        return Optional.ofNullable(crawlers.get(name)).flatMap(crawler -> crawler.crawls.stream()
                .filter(crawl -> crawl.id.equals(id))
                .findFirst());
    }

    synchronized boolean has(String name) {
        return crawlers.containsKey(name);
    }

    private Found find(StoredCrawler crawler) {
        List<DiscoveredTable> tables = new ArrayList<>();
        try {
            CrawlerSettings.targets(crawler.definition).forEach(target -> tables.addAll(discovery.find(target)));
            return new Found(tables, Optional.empty());
        } catch (ServiceException | IllegalStateException e) {
            return new Found(List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** Ends the crawls that are over, and writes what they have found. */
    synchronized void settle(Instant now) {
        for (StoredCrawler crawler : crawlers.values()) {
            crawler.advance(now).ifPresent(crawl -> finish(crawler, crawl));
        }
    }

    private void finish(StoredCrawler crawler, Crawl crawl) {
        if (!crawl.cancelled) {
            crawl.failure = crawl.plan.failure().or(crawl.found::failure);
            if (crawl.failure.isEmpty()) {
                write(crawler, crawl);
            }
        }
        crawl.ended = crawl.stoppingSince.map(since -> since.plus(crawl.plan.stopping()));
        bus.publish(events.ended(crawler, crawl));
        ends.accept(new CrawlEnd(crawler.name, crawl.id, crawl.status(), crawl.ended.orElse(now())));
    }

    private void write(StoredCrawler crawler, Crawl crawl) {
        try {
            crawl.changes = writer.write(crawler.name, crawler.definition, crawl.found.tables());
        } catch (ServiceException e) {
            crawl.failure = Optional.of(e.message());
        }
    }

    synchronized void clear() {
        crawlers.clear();
        scripts.clear();
        running = RUNNING;
        stopping = STOPPING;
    }
}
