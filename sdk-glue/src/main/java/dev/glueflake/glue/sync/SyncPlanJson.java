package dev.glueflake.glue.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.glue.internal.json.JsonDocument;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.QueryHandle;
import java.util.ArrayList;
import java.util.List;

/** Plans and handles as JSON and back. */
final class SyncPlanJson {
    private SyncPlanJson() {}

    static String write(SyncPlan plan) {
        return document(plan).node().toPrettyString();
    }

    static SyncPlan readPlan(String json) {
        return JsonDocument.read("a sync plan", json, SyncPlanJson::plan);
    }

    static String write(SyncHandle handle) {
        QueryHandle first = handle.first();
        return document(handle.plan())
                .put("first", first == null ? null : first.queryId())
                .put("startedAt", handle.startedAt())
                .node()
                .toPrettyString();
    }

    static SyncHandle readHandle(String json) {
        return JsonDocument.read("a sync handle", json, document -> {
            String first = document.optional("first");
            return new SyncHandle(
                    plan(document), first == null ? null : new QueryHandle(first), document.instant("startedAt"));
        });
    }

    private static JsonDocument document(SyncPlan plan) {
        JsonDocument document = JsonDocument.create()
                .put("catalog", plan.source().catalog())
                .put("database", plan.source().database())
                .put("table", plan.source().table())
                .put("target", plan.target().map(QualifiedName::sql).orElse(null))
                .put("action", plan.action().name())
                .put("standingComment", plan.standingComment())
                .put("skipReason", plan.skipReason().map(SkipReason::name).orElse(null))
                .put("detail", plan.detail());
        put(document.node(), "statements", plan.statements());
        put(document.node(), "warnings", plan.warnings());
        return document;
    }

    private static SyncPlan plan(JsonDocument document) {
        String target = document.optional("target");
        String reason = document.optional("skipReason");
        return new SyncPlan(
                new GlueTableName(document.optional("catalog"), document.text("database"), document.text("table")),
                target == null ? null : QualifiedName.parse(target),
                SyncPlan.Action.valueOf(document.text("action")),
                texts(document.node().path("statements")),
                document.optional("standingComment"),
                reason == null ? null : SkipReason.valueOf(reason),
                document.text("detail"),
                texts(document.node().path("warnings")));
    }

    private static void put(ObjectNode node, String field, List<String> texts) {
        texts.forEach(node.putArray(field)::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
