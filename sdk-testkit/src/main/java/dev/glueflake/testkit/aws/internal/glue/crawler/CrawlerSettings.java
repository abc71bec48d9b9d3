package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.glue.discover.CrawlTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a crawler's definition says; what cannot be done here is refused by name when the crawler is made. */
final class CrawlerSettings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> UPDATES = Set.of("UPDATE_IN_DATABASE", "LOG");
    private static final Set<String> DELETIONS = Set.of("DEPRECATE_IN_DATABASE", "DELETE_FROM_DATABASE", "LOG");

    private static final String NEW_FOLDERS = "CRAWL_NEW_FOLDERS_ONLY";

    private CrawlerSettings() {}

    /** Checks a definition and adds what it leaves to the defaults. */
    static ObjectNode completed(ObjectNode definition) {
        ObjectNode policy = definition.withObject("/SchemaChangePolicy");
        putDefault(policy, "UpdateBehavior", "UPDATE_IN_DATABASE", UPDATES);
        putDefault(policy, "DeleteBehavior", "DEPRECATE_IN_DATABASE", DELETIONS);
        ObjectNode recrawl = definition.withObject("/RecrawlPolicy");
        putDefault(recrawl, "RecrawlBehavior", "CRAWL_EVERYTHING", Set.of("CRAWL_EVERYTHING", NEW_FOLDERS));
        requireLogging(definition);
        if (!definition.path("Classifiers").isEmpty()) {
            throw GlueErrors.invalid("Custom classifiers are not available in the embedded Glue.");
        }
        if (targets(definition).isEmpty()) {
            throw GlueErrors.invalid("A crawler needs at least one S3 target.");
        }
        return definition;
    }

    /** What exists already is not touched by a crawl of new folders. */
    private static void requireLogging(ObjectNode definition) {
        boolean newOnly = definition
                .path("RecrawlPolicy")
                .path("RecrawlBehavior")
                .asText()
                .equals(NEW_FOLDERS);
        if (newOnly
                && !(updateBehavior(definition).equals("LOG")
                        && deleteBehavior(definition).equals("LOG"))) {
            throw GlueErrors.invalid("The SchemaChangePolicy for \"Crawl new folders only\" Amazon S3 target can have"
                    + " only LOG DeleteBehavior value and LOG UpdateBehavior value.");
        }
    }

    private static void putDefault(ObjectNode policy, String member, String value, Set<String> known) {
        String given = policy.path(member).asText(value);
        if (!known.contains(given)) {
            throw GlueErrors.invalid(member + " " + given + " is not available in the embedded Glue; it has " + known);
        }
        policy.put(member, given);
    }

    static List<CrawlTarget> targets(ObjectNode definition) {
        JsonNode targets = definition.path("Targets");
        targets.fieldNames().forEachRemaining(kind -> {
            if (!kind.equals("S3Targets") && !targets.get(kind).isEmpty()) {
                throw GlueErrors.invalid("The embedded Glue crawls S3 only, not " + kind);
            }
        });
        int level = configuration(definition)
                .path("Grouping")
                .path("TableLevelConfiguration")
                .asInt(0);
        List<CrawlTarget> all = new ArrayList<>();
        for (JsonNode target : targets.path("S3Targets")) {
            List<String> exclusions = new ArrayList<>();
            target.path("Exclusions").forEach(glob -> exclusions.add(glob.asText()));
            all.add(new CrawlTarget(target.path("Path").asText(), exclusions, level));
        }
        return all;
    }

    private static JsonNode configuration(ObjectNode definition) {
        String text = definition.path("Configuration").asText("{}");
        try {
            return JSON.readTree(text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw GlueErrors.invalid("The crawler's configuration is no JSON: " + e.getOriginalMessage());
        }
    }

    static String updateBehavior(ObjectNode definition) {
        return definition.path("SchemaChangePolicy").path("UpdateBehavior").asText();
    }

    static String deleteBehavior(ObjectNode definition) {
        return definition.path("SchemaChangePolicy").path("DeleteBehavior").asText();
    }

    static boolean mergesNewColumns(ObjectNode definition) {
        JsonNode output = configuration(definition).path("CrawlerOutput").path("Tables");
        return output.path("AddOrUpdateBehavior").asText().equals("MergeNewColumns");
    }
}
