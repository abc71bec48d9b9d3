package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;

/** The clock, which stands still within a statement. Whatever else the session knows of itself it answers by name. */
final class ContextFunctions {
    private static final int NANO_DIGITS = 9;

    private ContextFunctions() {}

    static void define(Catalogue f) {
        f.scalar(
                "CURRENT_TIMESTAMP",
                0,
                1,
                call -> call.constant(new SqlType.Timestamp(SqlType.Zone.LTZ, digits(call)), now(call)));
        f.synonym("LOCALTIMESTAMP", "CURRENT_TIMESTAMP");
        f.synonym("GETDATE", "CURRENT_TIMESTAMP");
        f.synonym("SYSTIMESTAMP", "CURRENT_TIMESTAMP");
        f.scalar(
                "CURRENT_DATE",
                0,
                0,
                call -> call.constant(SqlTypes.DATE, local(call).toLocalDate()));
        f.scalar(
                "CURRENT_TIME",
                0,
                1,
                call -> call.constant(
                        new SqlType.Time(digits(call)), local(call).toLocalTime()));
        f.synonym("LOCALTIME", "CURRENT_TIME");
        f.scalar(
                "SYSDATE",
                0,
                0,
                call -> call.constant(SqlTypes.TIMESTAMP_NTZ, LocalDateTime.ofInstant(now(call), ZoneOffset.UTC)));
    }

    /** How many digits of the second were asked for. */
    private static int digits(Invocation call) {
        int digits = call.count() == 0 ? NANO_DIGITS : call.constantInt(0);
        if (digits < 0 || digits > NANO_DIGITS) {
            throw call.invalidTypes();
        }
        return digits;
    }

    private static Instant now(Invocation call) {
        Instant now = call.context().now();
        int unit = (int) Math.pow(10, NANO_DIGITS - digits(call));
        return now.minusNanos(now.get(ChronoField.NANO_OF_SECOND) % unit);
    }

    private static LocalDateTime local(Invocation call) {
        ZoneId zone = call.context().casts().settings().zone();
        return LocalDateTime.ofInstant(now(call), zone);
    }

    /** A function of the session: its name is known to the session alone. */
    static Typed ofSession(Invocation call) {
        List<TypedValue> values = call.arguments().stream()
                .filter(Typed.Constant.class::isInstance)
                .map(argument -> ((Typed.Constant) argument).value())
                .toList();
        if (values.size() < call.count() || call.over() != null || call.distinct()) {
            throw Errors.unknownFunction(call.name());
        }
        return call.context()
                .contextFunction(call.name(), values)
                .<Typed>map(Typed.Constant::new)
                .orElseThrow(() -> Errors.unknownFunction(call.name()));
    }
}
