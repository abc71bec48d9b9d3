package dev.glueflake.testkit.snowflake.internal.script.javascript;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import dev.glueflake.testkit.snowflake.internal.script.handler.InnerStatements;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** A statement's result for {@code procedures.js}, which asks for its parts one by one. */
final class JsResult {
    private final InnerStatements.Ran ran;
    private final StatementResult result;
    private final HandlerCall call;

    JsResult(InnerStatements.Ran ran, HandlerCall call) {
        this.ran = ran;
        this.result = ran.result();
        this.call = call;
    }

    ProxyObject members() {
        Map<String, Object> members = new HashMap<>();
        members.put("failed", false);
        members.put("queryId", ran.queryId());
        members.put("height", result.rows().size());
        members.put("width", result.columns().size());
        members.put("name", column(ResultColumn::name));
        members.put("kind", column(column -> JsValues.kind(column.type())));
        members.put("type", column(column -> TypeText.name(column.type())));
        members.put("scale", column(column -> JsStatements.scale(column.type())));
        members.put("nullable", column(ResultColumn::nullable));
        members.put("cell", (ProxyExecutable) at -> cell(at[0].asInt(), at[1].asInt()));
        members.put("text", (ProxyExecutable) at -> text(at[0].asInt(), at[1].asInt()));
        members.put("affected", result.affected());
        members.put("inserted", count("number of rows inserted"));
        members.put("updated", count("number of rows updated"));
        members.put("deleted", count("number of rows deleted"));
        members.put("duplicates", count("number of multi-joined rows updated"));
        return ProxyObject.fromMap(members);
    }

    private ProxyExecutable column(Function<ResultColumn, Object> part) {
        return (Value... at) -> part.apply(result.columns().get(at[0].asInt()));
    }

    private @Nullable Object cell(int row, int column) {
        Object cell = result.rows().get(row)[column];
        ZoneId zone = call.caller().zone();
        Instant instant = JsValues.instant(cell, zone);
        if (cell == null || instant == null) {
            return JsValues.raw(cell, zone);
        }
        int offset = cell instanceof OffsetDateTime own
                ? own.getOffset().getTotalSeconds()
                : zone.getRules().getOffset(instant).getTotalSeconds();
        return ProxyArray.fromArray(
                (double) instant.toEpochMilli(), (double) instant.get(ChronoField.NANO_OF_SECOND), offset / 60.0);
    }

    private String text(int row, int column) {
        SqlType type = result.columns().get(column).type();
        return call.caller()
                .statements()
                .text(new TypedValue(type, result.rows().get(row)[column]));
    }

    /** What DML says of itself in its result. */
    private long count(String name) {
        for (int i = 0; i < result.columns().size(); i++) {
            boolean one = result.kind().isDml() && result.rows().size() == 1;
            if (one
                    && result.columns().get(i).name().equals(name)
                    && result.rows().get(0)[i] instanceof BigDecimal n) {
                return n.longValue();
            }
        }
        return 0;
    }
}
