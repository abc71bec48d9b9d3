package dev.glueflake.testkit.aws.internal.glue.crawler;

import dev.glueflake.testkit.aws.internal.glue.catalog.Paging;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The crawls of a crawler. */
final class CrawlHistoryApi {
    private static final int PAGE = 20;

    private final CrawlerBook book;

    CrawlHistoryApi(CrawlerBook book) {
        this.book = book;
    }

    void addTo(Operations operations) {
        operations.add("ListCrawls", Set.of("CrawlerName", "Filters", "NextToken", "MaxResults"), this::list);
    }

    private Result list(Parameters in) {
        String name = in.required("CrawlerName");
        CrawlFilter filter = CrawlFilter.of(in.structures("Filters"));
        return book.with(name, crawler -> {
            List<Crawl> newestFirst = new ArrayList<>(crawler.crawls);
            Collections.reverse(newestFirst);
            List<Crawl> wanted = newestFirst.stream().filter(filter::takes).toList();
            return Paging.page(in, "Crawls", wanted, PAGE, crawl -> listed(name, crawl));
        });
    }

    private static Result listed(String name, Crawl crawl) {
        Result result = logs(name, crawl)
                .put("CrawlId", crawl.id)
                .put("State", crawl.listed())
                .put("StartTime", crawl.started)
                .put("ErrorMessage", crawl.failure);
        crawl.ended.ifPresent(end -> result.put("EndTime", end));
        return result;
    }

    /** A crawl in the words of workflows. */
    static Result ofWorkflow(String name, Crawl crawl) {
        Result result = Result.empty()
                .put("State", stateInWorkflow(crawl))
                .put("StartedOn", crawl.started)
                .put("ErrorMessage", crawl.failure)
                .put("LogGroup", "/aws-glue/crawlers")
                .put("LogStream", name);
        crawl.ended.ifPresent(end -> result.put("CompletedOn", end));
        return result;
    }

    private static String stateInWorkflow(Crawl crawl) {
        if (crawl.ended.isPresent()) {
            return crawl.status();
        }
        return crawl.cancelled ? "CANCELLING" : "RUNNING";
    }

    static Result logs(String name, Crawl crawl) {
        return Result.empty()
                .put("LogGroup", "/aws-glue/crawlers")
                .put("LogStream", name)
                .put("MessagePrefix", crawl.id);
    }
}
