package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.sql.udf.DecimalFloatUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.JsonUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;

/**
 * What values are told apart and sorted by where it is not the value itself: of a TIMESTAMP_TZ the instant, of JSON its key,
 * of a collated text its collation key, of a DECFLOAT a text that sorts as it does.
 */
public final class ValueKeys {
    private static final String ITSELF = "{0}";

    private ValueKeys() {}

    /** Whether something else than the value stands for it. */
    public static boolean isKeyed(SqlType type) {
        return !template(type).equals(ITSELF);
    }

    /** The key of a value, as a template over it. */
    public static String template(SqlType type) {
        if (type.isJson()) {
            return Udf.call(JsonUdfs.KEY, ITSELF);
        }
        if (type instanceof SqlType.Text text && !text.collation().isNone()) {
            return CollationKeys.template(CollationRules.of(text.collation()));
        }
        if (type instanceof SqlType.DecFloat) {
            return Udf.call(DecimalFloatUdfs.KEY, ITSELF);
        }
        boolean withOffset = type instanceof SqlType.Timestamp timestamp && timestamp.zone() == SqlType.Zone.TZ;
        return withOffset ? "({0}).t" : ITSELF;
    }

    /** The key of the value that {@code sql} is. */
    public static String of(SqlType type, String sql) {
        String template = template(type);
        return template.equals(ITSELF) ? sql : Templates.apply(template, List.of(sql));
    }
}
