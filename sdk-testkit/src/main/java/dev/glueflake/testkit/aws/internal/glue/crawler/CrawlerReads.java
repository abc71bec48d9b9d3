package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.glue.catalog.Paging;
import dev.glueflake.testkit.aws.internal.glue.catalog.Results;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations that show crawlers and crawls. */
final class CrawlerReads {
    private static final int PAGE = 100;
    private static final double MILLIS = 1_000.0;

    private final CrawlerBook book;

    CrawlerReads(CrawlerBook book) {
        this.book = book;
    }

    void addTo(Operations operations) {
        Set<String> paged = Set.of("NextToken", "MaxResults");
        operations
                .add("GetCrawler", Set.of("Name"), this::get)
                .add("GetCrawlers", paged, this::getAll)
                .add("BatchGetCrawlers", Set.of("CrawlerNames"), this::getSome)
                .add("ListCrawlers", paged, this::list)
                .add("GetCrawlerMetrics", Set.of("CrawlerNameList", "NextToken", "MaxResults"), this::metrics);
    }

    private Result get(Parameters in) {
        return Result.empty().put("Crawler", show(in.required("Name")));
    }

    private Result getAll(Parameters in) {
        return Paging.page(in, "Crawlers", book.names(), PAGE, this::show);
    }

    private Result getSome(Parameters in) {
        List<String> known = book.names();
        List<String> wanted = in.texts("CrawlerNames");
        return Result.empty()
                .putAll(
                        "Crawlers",
                        wanted.stream().filter(known::contains).map(this::show).toList())
                .putTexts(
                        "CrawlersNotFound",
                        wanted.stream().filter(name -> !known.contains(name)).toList());
    }

    private Result list(Parameters in) {
        return Paging.names(in, "CrawlerNames", book.names(), PAGE);
    }

    private Result show(String name) {
        return book.with(name, crawler -> {
            boolean stale =
                    crawler.running().map(crawl -> crawl.plan.takeStaleRead()).orElse(false);
            Result result = Results.of(crawler.definition)
                    .put("State", stale ? "READY" : crawler.state())
                    .put("CrawlElapsedTime", stale ? 0 : elapsed(crawler.running()))
                    .put("CreationTime", crawler.created)
                    .put("LastUpdated", crawler.updated)
                    .put("Version", crawler.version);
            crawler.schedule.show().ifPresent(schedule -> result.put("Schedule", schedule));
            crawler.last().ifPresent(crawl -> result.put("LastCrawl", last(name, crawl)));
            return result;
        });
    }

    private long elapsed(Optional<Crawl> running) {
        return running.map(crawl -> Duration.between(crawl.started, book.now()).toMillis())
                .orElse(0L);
    }

    private static Result last(String name, Crawl crawl) {
        return CrawlHistoryApi.logs(name, crawl)
                .put("Status", crawl.status())
                .put("StartTime", crawl.started)
                .put("ErrorMessage", crawl.failure);
    }

    private Result metrics(Parameters in) {
        List<String> wanted = in.texts("CrawlerNameList");
        List<String> known = book.names();
        wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw GlueErrors.notFound("Crawler entry with name " + name);
        });
        return Paging.page(in, "CrawlerMetricsList", wanted.isEmpty() ? known : wanted, PAGE, this::metric);
    }

    private Result metric(String name) {
        return book.with(name, crawler -> {
            List<Double> seconds = crawler.crawls.stream()
                    .flatMap(crawl -> crawl.ended.map(end -> seconds(crawl.started, end)).stream())
                    .toList();
            List<Double> sorted = seconds.stream().sorted().toList();
            Crawl.Changes changes = crawler.last().map(crawl -> crawl.changes).orElse(Crawl.Changes.NONE);
            return Result.empty()
                    .put("CrawlerName", name)
                    .put("StillEstimating", seconds.isEmpty())
                    .put("LastRuntimeSeconds", number(seconds.isEmpty() ? 0 : seconds.get(seconds.size() - 1)))
                    .put("MedianRuntimeSeconds", number(sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2)))
                    .put("TablesCreated", changes.created())
                    .put("TablesUpdated", changes.updated())
                    .put("TablesDeleted", changes.deleted());
        });
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS;
    }

    private static JsonNode number(double value) {
        return JsonNodeFactory.instance.numberNode(value);
    }
}
