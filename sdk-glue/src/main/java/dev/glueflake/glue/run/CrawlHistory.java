package dev.glueflake.glue.run;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;

/**
 * The crawls of one crawler as ListCrawls tells them.
 *
 * @param crawls newest first, null when they could not be read
 */
record CrawlHistory(@Nullable List<CrawlerHistory> crawls) {

    /** The mark that a start leaves in its handle: see {@link CrawlerHandle#previousCrawlId()}. */
    @Nullable
    String newestId() {
        if (crawls == null) {
            return null;
        }
        return crawls.isEmpty() ? "" : crawls.get(0).crawlId();
    }

    Optional<CrawlerHistory> running() {
        return crawls == null
                ? Optional.empty()
                : crawls.stream()
                        .filter(crawl -> crawl.state() == CrawlerHistoryState.RUNNING)
                        .findFirst();
    }

    /** The crawl with that id; without an id the first one after the previous. */
    Optional<CrawlerHistory> find(@Nullable String crawlId, @Nullable String previousCrawlId) {
        if (crawls == null) {
            return Optional.empty();
        }
        if (crawlId != null) {
            return crawls.stream()
                    .filter(crawl -> crawlId.equals(crawl.crawlId()))
                    .findFirst();
        }
        if (previousCrawlId == null) {
            return Optional.empty();
        }
        List<CrawlerHistory> newer = crawls.stream()
                .takeWhile(crawl -> !previousCrawlId.equals(crawl.crawlId()))
                .toList();
        return newer.isEmpty() ? Optional.empty() : Optional.of(newer.get(newer.size() - 1));
    }
}
