package dev.glueflake.testkit.snowflake.internal.script.javascript;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/** Java's side of {@code procedures.js}: it runs statements and says where in a procedure something happened. */
final class JsStatements {
    private static final Pattern FRAME = Pattern.compile("\\b" + JsCode.SOURCE + ":(\\d+):(\\d+)");
    private static final double LARGEST_WHOLE = 9_007_199_254_740_991.0;

    private final HandlerCall call;

    private JsStatements(HandlerCall call) {
        this.call = call;
    }

    static ProxyObject of(HandlerCall call) {
        JsStatements statements = new JsStatements(call);
        ProxyExecutable run = given -> statements.run(given[0].asString(), given[1]);
        ProxyExecutable place = given -> statements.place(given[0].asString(), given[1].asString());
        return ProxyObject.fromMap(Map.of("run", run, "place", place));
    }

    /** A failure is an answer too: JavaScript throws it. But a statement that is over has no answer. */
    private Object run(String sql, Value binds) {
        try {
            return new JsResult(call.caller().statements().run(sql, binds(binds)), call).members();
        } catch (SnowflakeException e) {
            call.caller().cancellation().check();
            return ProxyObject.fromMap(Map.of(
                    "failed",
                    true,
                    "message",
                    e.getMessage(),
                    "code",
                    (double) Long.parseLong(e.code()),
                    "state",
                    e.sqlState()));
        }
    }

    private List<TypedValue> binds(Value given) {
        List<TypedValue> binds = new ArrayList<>();
        for (long i = 0; i < given.getArraySize(); i++) {
            binds.add(bind(given.getArrayElement(i)));
        }
        return binds;
    }

    private TypedValue bind(Value given) {
        String kind = given.getArrayElement(0).asString();
        Value value = given.getArrayElement(1);
        return switch (kind) {
            case "null" -> TypedValue.text(null);
            case "text" -> TypedValue.text(value.asString());
            case "number" -> number(value.asDouble());
            default -> moment(kind, given);
        };
    }

    private static TypedValue number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE;
        return whole
                ? new TypedValue(SqlTypes.INTEGER, BigDecimal.valueOf((long) value))
                : new TypedValue(SqlTypes.REAL, value);
    }

    /** As of the type that it came from. */
    private TypedValue moment(String kind, Value given) {
        long seconds = Math.floorDiv((long) given.getArrayElement(1).asDouble(), 1000L);
        Instant instant =
                Instant.ofEpochSecond(seconds, (long) given.getArrayElement(2).asDouble());
        ZoneId zone = call.caller().zone();
        return switch (kind) {
            case "DATE" -> new TypedValue(SqlTypes.DATE, instant.atZone(zone).toLocalDate());
            case "NTZ" ->
                new TypedValue(SqlTypes.TIMESTAMP_NTZ, instant.atZone(zone).toLocalDateTime());
            case "_TZ" -> {
                int minutes = (int) given.getArrayElement(3).asDouble();
                yield new TypedValue(SqlTypes.TIMESTAMP_TZ, instant.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60)));
            }
            default -> new TypedValue(SqlTypes.TIMESTAMP_LTZ, instant);
        };
    }

    /** {@code Snowflake.execute, line 4 position 20}: the procedure's innermost line in a stack. */
    private String place(String method, String stack) {
        Matcher frame = FRAME.matcher(stack);
        if (!frame.find()) {
            return method;
        }
        int line = Integer.parseInt(frame.group(1)) - JsCode.LINES_BEFORE;
        int column = Integer.parseInt(frame.group(2)) - 1;
        return method + ", line " + line + " position " + column;
    }

    /** For {@code JsResult}: a type that has digits behind the point. */
    static int scale(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return number.scale();
        }
        return type instanceof SqlType.Timestamp timestamp ? timestamp.scale() : 0;
    }
}
