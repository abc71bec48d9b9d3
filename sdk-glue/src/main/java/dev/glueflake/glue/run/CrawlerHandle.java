package dev.glueflake.glue.run;

import dev.glueflake.glue.internal.json.JsonDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A crawl that is to be waited for: a plain value by which any process can do so.
 *
 * <p>It holds what stood before the crawl, so that a {@code READY} from before is never taken for its end. Times are
 * Glue's, but for {@code requestedAt}. Immutable and thread-safe.
 *
 * @param crawler the crawler's name
 * @param origin how the crawl came about
 * @param requestedAt when it was asked for, by the caller's clock
 * @param previousStart when the last crawl before had started, null when there was none
 * @param previousCrawlId the newest crawl before in the crawler's history, empty when there was none, null when the
 *     history could not be read
 * @param crawlId the crawl's id, null while the history does not show it
 */
public record CrawlerHandle(
        String crawler,
        Origin origin,
        Instant requestedAt,
        @Nullable Instant previousStart,
        @Nullable String previousCrawlId,
        @Nullable String crawlId) {

    /** How a crawl came about. */
    public enum Origin {
        /** Glue accepted the start. */
        STARTED,
        /** It ran already. */
        JOINED,
        /** The answer to the start was lost; waiting finds out whether a crawl began. */
        UNCONFIRMED
    }

    /**
     * Writes the handle as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return JsonDocument.create()
                .put("crawler", crawler)
                .put("origin", origin.name())
                .put("requestedAt", requestedAt)
                .put("previousStart", previousStart)
                .put("previousCrawlId", previousCrawlId)
                .put("crawlId", crawlId)
                .toString();
    }

    /**
     * Reads a handle that {@link #toJson()} wrote.
     *
     * @param json the JSON object
     * @return the handle
     * @throws dev.glueflake.core.ConfigurationException when the text is not such a handle
     */
    public static CrawlerHandle fromJson(String json) {
        return JsonDocument.read(
                "a crawler handle",
                json,
                fields -> new CrawlerHandle(
                        fields.text("crawler"),
                        Origin.valueOf(fields.text("origin")),
                        fields.instant("requestedAt"),
                        fields.optionalInstant("previousStart"),
                        fields.optional("previousCrawlId"),
                        fields.optional("crawlId")));
    }

    /** What identifies the crawl in a message. */
    String id() {
        return crawlId == null ? crawler : crawlId;
    }
}
