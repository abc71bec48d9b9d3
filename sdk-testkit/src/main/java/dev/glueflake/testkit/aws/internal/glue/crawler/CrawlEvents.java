package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Glue tells EventBridge of crawlers: a stopped crawl is a failed one to it. */
final class CrawlEvents {
    private final Identity identity;

    CrawlEvents(Identity identity) {
        this.identity = identity;
    }

    EventDraft started(StoredCrawler crawler, Crawl crawl) {
        ObjectNode detail = detail(crawler, "Started").put("startTime", crawl.started.toString());
        return draft(detail, crawl.started);
    }

    EventDraft ended(StoredCrawler crawler, Crawl crawl) {
        boolean good = crawl.status().equals("SUCCEEDED");
        Instant end = crawl.ended.orElse(crawl.started);
        ObjectNode detail = detail(crawler, good ? "Succeeded" : "Failed").put("cloudWatchLogLink", link(crawler));
        if (good) {
            Crawl.Changes changes = crawl.changes;
            detail.put("warningMessage", "N/A")
                    .put("completionDate", end.toString())
                    .put(
                            "runningTime (sec)",
                            Long.toString(Duration.between(crawl.started, end).toSeconds()))
                    .put("tablesCreated", Integer.toString(changes.created()))
                    .put("tablesUpdated", Integer.toString(changes.updated()))
                    .put("tablesDeleted", Integer.toString(changes.deleted()))
                    .put(
                            "partitionsCreated",
                            Integer.toString(changes.partitions().created()))
                    .put("partitionsUpdated", "0")
                    .put(
                            "partitionsDeleted",
                            Integer.toString(changes.partitions().deleted()));
        } else {
            detail.put("errorMessage", crawl.failure.orElse(""));
        }
        return draft(detail, end);
    }

    private ObjectNode detail(StoredCrawler crawler, String state) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("crawlerName", crawler.name)
                .put("state", state)
                .put("message", "Crawler " + state)
                .put("accountId", identity.accountId());
    }

    private static EventDraft draft(ObjectNode detail, Instant at) {
        return new EventDraft("aws.glue", "Glue Crawler State Change", List.of(), detail, Optional.of(at));
    }

    private String link(StoredCrawler crawler) {
        return "https://console.aws.amazon.com/cloudwatch/home?region=" + identity.region()
                + "#logEventViewer:group=/aws-glue/crawlers;stream=" + crawler.name;
    }
}
