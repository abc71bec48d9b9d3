package dev.glueflake.testkit.aws.internal.glue.crawler;

import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.Set;
import java.util.function.Consumer;

/** The operations on crawlers' schedules. */
final class CrawlerScheduleApi {
    private final CrawlerBook book;

    CrawlerScheduleApi(CrawlerBook book) {
        this.book = book;
    }

    void addTo(Operations operations) {
        Set<String> named = Set.of("CrawlerName");
        operations
                .add("StartCrawlerSchedule", named, this::start)
                .add("StopCrawlerSchedule", named, this::stop)
                .add("UpdateCrawlerSchedule", Set.of("CrawlerName", "Schedule"), this::update);
    }

    private Result start(Parameters in) {
        return with(in, crawler -> crawler.schedule.start(crawler.name, book.now()));
    }

    private Result stop(Parameters in) {
        return with(in, crawler -> crawler.schedule.stop(crawler.name));
    }

    private Result update(Parameters in) {
        return with(in, crawler -> crawler.schedule.set(in.text("Schedule").orElse(""), book.now()));
    }

    private Result with(Parameters in, Consumer<StoredCrawler> action) {
        return book.with(in.required("CrawlerName"), crawler -> {
            action.accept(crawler);
            return Result.empty();
        });
    }
}
