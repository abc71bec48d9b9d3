package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** How well an argument fits a parameter; Snowflake converts by itself only in some directions. */
final class ArgumentTypes {
    static final int NEVER = -1;
    private static final int WIDER = 1;
    private static final int CONVERTED = 10;

    private ArgumentTypes() {}

    /** 0 for the same kind of type, more for a conversion, {@link #NEVER} where there is none. */
    static int cost(SqlType from, SqlType to) {
        if (from instanceof SqlType.Null || TypeWords.of(from).equals(TypeWords.of(to))) {
            return 0;
        } else if (from instanceof SqlType.Numeric && to instanceof SqlType.Real) {
            return WIDER;
        } else if (isMoment(from) && isMoment(to)) {
            return WIDER;
        } else if (from instanceof SqlType.Text) {
            boolean never =
                    to instanceof SqlType.Array || to instanceof SqlType.ObjectType || to instanceof SqlType.Binary;
            return never ? NEVER : CONVERTED;
        } else if (to instanceof SqlType.Text || to instanceof SqlType.Variant) {
            return CONVERTED;
        } else if (from instanceof SqlType.Variant || (from instanceof SqlType.Real && to instanceof SqlType.Numeric)) {
            return CONVERTED;
        }
        return from instanceof SqlType.Numeric && to instanceof SqlType.Bool ? CONVERTED : NEVER;
    }

    private static boolean isMoment(SqlType type) {
        return type instanceof SqlType.Date || type instanceof SqlType.Timestamp;
    }
}
