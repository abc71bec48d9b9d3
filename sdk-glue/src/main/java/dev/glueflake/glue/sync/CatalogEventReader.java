package dev.glueflake.glue.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads names out of an event, and nothing else: CloudTrail cuts definitions above 100 KB. */
final class CatalogEventReader {
    /** The limit of EventBridge for an entry, in characters here and in bytes there. */
    private static final int MAX_LENGTH = 1 << 20;

    private static final int MAX_DEPTH = 64;
    private static final String SOURCE = "glue.amazonaws.com";

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode event;
    private final JsonNode detail;

    private CatalogEventReader(JsonNode event) {
        this.event = event;
        this.detail = event.path("detail").isObject() ? event.path("detail") : event;
    }

    static CatalogEvent read(String json) {
        CatalogEventReader reader = new CatalogEventReader(tree(json));
        return reader.event.path("detail-type").asText("").startsWith("Glue Data Catalog ")
                ? reader.ownEvent()
                : reader.cloudTrail();
    }

    private static JsonNode tree(String json) {
        if (json.length() > MAX_LENGTH) {
            throw unreadable("it is longer than " + MAX_LENGTH + " characters", null);
        }
        try {
            JsonNode event = JSON.readTree(json);
            if (event.isObject()) {
                return event;
            }
            throw unreadable("it is no JSON object", null);
        } catch (JsonProcessingException e) {
            throw unreadable("it is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private CatalogEvent cloudTrail() {
        String name = text(detail, "eventName");
        String id = firstOf(text(detail, "eventID"), text(event, "id"));
        if (name.isEmpty()) {
            throw unreadable(
                    "it has no eventName: pass a CloudTrail record or an EventBridge event with one as detail", null);
        }
        String source = text(detail, "eventSource");
        if (!source.isEmpty() && !source.equals(SOURCE)) {
            return new CatalogEvent.Ignored(
                    name, id, "the event is of " + Redaction.value(source) + ", not of " + SOURCE);
        }
        if (!text(detail, "errorCode").isEmpty()) {
            return new CatalogEvent.Ignored(
                    name,
                    id,
                    "the call failed with " + Redaction.value(text(detail, "errorCode")) + " and changed nothing");
        }
        JsonNode request = detail.path("requestParameters");
        return switch (name) {
            case "CreateTable", "UpdateTable" -> changed(name, id, List.of(tableOf(request)));
            case "DeleteTable" -> changed(name, id, List.of(text(request, "name")));
            case "BatchDeleteTable" -> changed(name, id, texts(request.path("tablesToDelete")));
            default -> other(name, id);
        };
    }

    /** Glue's own events name the table in every change, and list the changed tables of a database. */
    private CatalogEvent ownEvent() {
        String name = text(detail, "typeOfChange");
        String id = text(event, "id");
        return switch (name) {
            case "CreateTable", "DeleteTable", "BatchDeleteTable" -> own(name, id, texts(detail.path("changedTables")));
            case "UpdateTable" -> own(name, id, List.of(text(detail, "tableName")));
            case "" -> throw unreadable("it has no typeOfChange", null);
            default -> other(name, id);
        };
    }

    private static CatalogEvent other(String name, String id) {
        String why = name.contains("Partition")
                ? "partitions are columns of the path; new files come by Snowflake's own refresh"
                : "only CreateTable, UpdateTable, DeleteTable and BatchDeleteTable change an external table";
        return new CatalogEvent.Ignored(Redaction.value(name), id, why);
    }

    private static String tableOf(JsonNode request) {
        return firstOf(text(request.path("tableInput"), "name"), text(request, "name"));
    }

    private CatalogEvent changed(String name, String id, List<String> tables) {
        JsonNode request = detail.path("requestParameters");
        String catalog = firstOf(
                text(request, "catalogId"),
                text(detail.path("userIdentity"), "accountId"),
                text(detail, "recipientAccountId"));
        if (tables.contains("")
                && (request.path("omitted").asBoolean() || request.isMissingNode() || request.isNull())) {
            throw unreadable(
                    "the " + name + " record " + id
                            + " came without its request parameters, which CloudTrail cuts above"
                            + " 100 KB; sync the table by its name",
                    null);
        }
        return tables(name, id, catalog, text(request, "databaseName"), tables);
    }

    private CatalogEvent own(String name, String id, List<String> tables) {
        return tables(name, id, text(event, "account"), text(detail, "databaseName"), tables);
    }

    private static CatalogEvent tables(String name, String id, String catalog, String database, List<String> tables) {
        if (database.isEmpty() || tables.isEmpty() || tables.contains("")) {
            throw unreadable("the " + name + " event " + id + " names no database and table", null);
        }
        return new CatalogEvent.TablesChanged(
                name,
                id,
                tables.stream()
                        .distinct()
                        .map(table -> new GlueTableName(catalog.isEmpty() ? null : catalog, database, table))
                        .toList());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.isTextual() ? item.textValue() : ""));
        return texts;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue() : "";
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static PermanentException unreadable(String why, @Nullable Throwable cause) {
        return new PermanentException(
                "CATALOG_EVENT_UNREADABLE", "This is no event of the Glue Data Catalog: " + why, Map.of(), cause);
    }
}
