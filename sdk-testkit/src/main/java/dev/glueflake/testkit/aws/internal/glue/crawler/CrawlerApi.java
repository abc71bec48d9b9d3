package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.Set;

/** The operations that change crawlers. */
final class CrawlerApi {
    private static final Set<String> DEFINITION = Set.of(
            "Name",
            "Role",
            "DatabaseName",
            "Description",
            "Targets",
            "Classifiers",
            "TablePrefix",
            "SchemaChangePolicy",
            "RecrawlPolicy",
            "Configuration",
            "Schedule");

    private final CrawlerBook book;

    CrawlerApi(CrawlerBook book) {
        this.book = book;
    }

    void addTo(Operations operations) {
        Set<String> named = Set.of("Name");
        operations
                .add("CreateCrawler", DEFINITION, this::create)
                .add("UpdateCrawler", DEFINITION, this::update)
                .add("DeleteCrawler", named, this::delete)
                .add("StartCrawler", named, this::start)
                .add("StopCrawler", named, this::stop);
    }

    private Result create(Parameters in) {
        String name = in.required("Name");
        in.required("Role");
        in.required("DatabaseName");
        in.require("Targets");
        book.create(name, CrawlerSettings.completed(definition(in)), in.text("Schedule"));
        return Result.empty();
    }

    /** Changes what is given and leaves the rest. */
    private Result update(Parameters in) {
        return book.with(in.required("Name"), crawler -> {
            crawler.requireReady();
            ObjectNode definition = crawler.definition.deepCopy();
            definition.setAll(definition(in));
            crawler.definition = CrawlerSettings.completed(definition);
            in.text("Schedule").ifPresent(text -> crawler.schedule.set(text, book.now()));
            crawler.version++;
            crawler.updated = book.now();
            return Result.empty();
        });
    }

    /** The schedule has a state, so it is kept apart. */
    private static ObjectNode definition(Parameters in) {
        return in.tree().deepCopy().without("Schedule");
    }

    private Result delete(Parameters in) {
        book.delete(in.required("Name"));
        return Result.empty();
    }

    private Result start(Parameters in) {
        book.start(in.required("Name"), book.now());
        return Result.empty();
    }

    private Result stop(Parameters in) {
        return book.with(in.required("Name"), crawler -> {
            crawler.stop(book.now());
            return Result.empty();
        });
    }
}
