package dev.glueflake.glue.run;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.internal.json.JsonDocument;

/**
 * What a start of a crawler will do. Holds no client; {@link #toJson()} and {@link #fromJson} carry it elsewhere. Immutable
 * and thread-safe.
 *
 * @param crawler the crawler's name
 * @param whenRunning what to do if it already runs
 */
public record CrawlPlan(String crawler, WhenRunning whenRunning) {

    /**
     * Checks the name.
     *
     * @param crawler as in the record
     * @param whenRunning as in the record
     * @throws ConfigurationException when it is empty or longer than Glue's 255 characters
     */
    public CrawlPlan {
        if (crawler.isBlank() || crawler.length() > 255) {
            throw new ConfigurationException(
                    "CRAWLER_NAME_INVALID",
                    "The crawler's name is " + (crawler.isBlank() ? "empty" : "longer than 255 characters")
                            + ": pass the name of a Glue crawler, for example {\"crawlername\": \"orders\"}.");
        }
    }

    /**
     * Writes the plan as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return JsonDocument.create()
                .put("crawler", crawler)
                .put("whenRunning", whenRunning.name())
                .toString();
    }

    /**
     * Reads a plan that {@link #toJson()} wrote.
     *
     * @param json the JSON object
     * @return the plan
     * @throws ConfigurationException when the text is not such a plan
     */
    public static CrawlPlan fromJson(String json) {
        return JsonDocument.read(
                "a crawl plan",
                json,
                fields -> new CrawlPlan(fields.text("crawler"), WhenRunning.valueOf(fields.text("whenRunning"))));
    }

    /**
     * Returns a line for a dry run.
     *
     * @return what will be called
     */
    @Override
    public String toString() {
        return "StartCrawler " + crawler + " (when running: " + whenRunning + ")";
    }
}
