package dev.glueflake.glue.run;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.run.CrawlResult.Tables;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerMetrics;
import software.amazon.awssdk.services.glue.model.CrawlerNotRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerStoppingException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** The calls of Glue about one crawler. History and metrics are extras: a role without the right to them still works. */
final class CrawlerApi {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlerApi.class);

    private final GlueClient glue;

    CrawlerApi(GlueClient glue) {
        this.glue = glue;
    }

    /** Empty when there is no such crawler. */
    Optional<Crawler> find(String name) {
        return GlueCalls.read("Reading crawler " + name, context(name), () -> {
            try {
                return Optional.of(
                        glue.getCrawler(request -> request.name(name)).crawler());
            } catch (EntityNotFoundException absent) {
                return Optional.empty();
            }
        });
    }

    Crawler get(String name) {
        return find(name)
                .orElseThrow(() -> new ConfigurationException(
                        "CRAWLER_NOT_FOUND",
                        "Glue has no crawler " + name
                                + " in the client's account and region: correct the name, or create the crawler.",
                        context(name),
                        null));
    }

    CrawlHistory history(String name) {
        try {
            return new CrawlHistory(glue.listCrawls(request -> request.crawlerName(name)).crawls().stream()
                    .filter(crawl -> crawl.crawlId() != null)
                    .sorted(Comparator.comparing(CrawlerApi::startOf).reversed())
                    .toList());
        } catch (SdkException failure) {
            LOG.debug("The history of crawler {} cannot be read: {}", name, failure.getMessage());
            return new CrawlHistory(null);
        }
    }

    @Nullable
    Tables tables(String name) {
        try {
            return glue.getCrawlerMetrics(request -> request.crawlerNameList(name)).crawlerMetricsList().stream()
                    .filter(metrics -> name.equals(metrics.crawlerName()))
                    .map(CrawlerApi::tables)
                    .findFirst()
                    .orElse(null);
        } catch (SdkException failure) {
            LOG.debug("The metrics of crawler {} cannot be read: {}", name, failure.getMessage());
            return null;
        }
    }

    /** Throws what the SDK throws; sent once. */
    void start(String name) {
        glue.startCrawler(request -> request.name(name).overrideConfiguration(GlueCalls::once));
    }

    void stop(String name) {
        GlueCalls.read("Stopping crawler " + name, context(name), () -> {
            try {
                glue.stopCrawler(request -> request.name(name));
            } catch (CrawlerNotRunningException | CrawlerStoppingException done) {
                LOG.debug("Crawler {} needs no stop: {}", name, done.getMessage());
            }
            return name;
        });
    }

    static Map<String, String> context(String name) {
        return Map.of("crawler", name);
    }

    private static Instant startOf(CrawlerHistory crawl) {
        return Objects.requireNonNullElse(crawl.startTime(), Instant.EPOCH);
    }

    private static Tables tables(CrawlerMetrics metrics) {
        return new Tables(
                Objects.requireNonNullElse(metrics.tablesCreated(), 0),
                Objects.requireNonNullElse(metrics.tablesUpdated(), 0),
                Objects.requireNonNullElse(metrics.tablesDeleted(), 0));
    }
}
