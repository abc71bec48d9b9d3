package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.Locale;

/** TIME_SLICE: the begin or end of the slice of time that holds a moment; slices are counted from 1970 on. */
final class TimeSlices {
    private TimeSlices() {}

    static void define(Catalogue f) {
        f.scalar("TIME_SLICE", 3, 4, TimeSlices::slice);
    }

    private static Typed slice(Invocation call) {
        int length = call.constantInt(1);
        String part = DateParts.of(call.constantText(2));
        if (DateParts.digits(part) > 0) {
            throw call.invalidTypes();
        }
        boolean end = isEnd(call);
        if (length < 1) {
            throw Errors.compilation(
                    "002020", "22023", "Invalid value [" + length + "] for slice length in function " + call.name());
        }
        Slices slices = Slices.of(length, part);
        Typed value = Moments.of(call, 0);
        if (value.type() instanceof SqlType.Date) {
            if (DateParts.isClock(part)) {
                throw call.invalidTypes();
            }
            return slice(call, slices, end, value);
        }
        if (value.type() instanceof SqlType.Time) {
            throw call.invalidTypes();
        }
        return slice(call, slices, end, Coercions.implicit(value, SqlTypes.TIMESTAMP_NTZ));
    }

    private static Typed slice(Invocation call, Slices slices, boolean end, Typed moment) {
        String number = slices.number(moment.type(), "{0}", call.context()) + (end ? " + 1" : "");
        return call.sql(moment.type(), slices.start(moment.type(), "(" + number + ")", call.context()), moment);
    }

    private static boolean isEnd(Invocation call) {
        String edge = call.count() < 4 ? "START" : call.constantText(3).toUpperCase(Locale.ROOT);
        if (!edge.equals("START") && !edge.equals("END")) {
            throw Errors.compilation(
                    "002021", "22023", "Invalid value [" + edge + "] for start or end in function " + call.name());
        }
        return edge.equals("END");
    }
}
