package dev.glueflake.testkit.aws.internal.assertion;

import dev.glueflake.testkit.aws.AwsEnvironment;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;

/** A crawler. */
public record Crawlers(AwsEnvironment environment, String name) {
    private Crawler crawler() {
        return environment.glue().getCrawler(request -> request.name(name)).crawler();
    }

    private Optional<LastCrawlInfo> last() {
        return Optional.ofNullable(crawler().lastCrawl());
    }

    public String state() {
        return crawler().stateAsString();
    }

    /** Of the last crawl; a text that says so where there was none. */
    public String status() {
        return last().map(LastCrawlInfo::statusAsString).orElse("never crawled");
    }

    public String errorMessage() {
        return last().map(LastCrawlInfo::errorMessage).orElse("");
    }

    @Override
    public String toString() {
        return "crawler " + name;
    }
}
