package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A type as INFORMATION_SCHEMA and SHOW take it apart; parts that the type has not are null.
 *
 * @param name as INFORMATION_SCHEMA writes it: {@code NUMBER}, {@code TEXT}, {@code TIMESTAMP_NTZ}
 * @param fraction digits of a second
 */
public record TypeFacts(
        String name,
        @Nullable BigDecimal length,
        @Nullable BigDecimal precision,
        @Nullable BigDecimal scale,
        @Nullable BigDecimal fraction) {

    public static TypeFacts of(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return new TypeFacts(
                    "NUMBER", null, BigDecimal.valueOf(number.precision()), BigDecimal.valueOf(number.scale()), null);
        }
        if (type instanceof SqlType.Text text) {
            return new TypeFacts("TEXT", BigDecimal.valueOf(text.length()), null, null, null);
        }
        if (type instanceof SqlType.Binary binary) {
            return new TypeFacts("BINARY", BigDecimal.valueOf(binary.length()), null, null, null);
        }
        if (type instanceof SqlType.Time time) {
            return new TypeFacts("TIME", null, null, null, BigDecimal.valueOf(time.scale()));
        }
        if (type instanceof SqlType.Timestamp timestamp) {
            return new TypeFacts(
                    "TIMESTAMP_" + timestamp.zone(), null, null, null, BigDecimal.valueOf(timestamp.scale()));
        }
        return new TypeFacts(plain(type), null, null, null, null);
    }

    private static String plain(SqlType type) {
        if (type instanceof SqlType.Real) {
            return "FLOAT";
        }
        if (type instanceof SqlType.Bool) {
            return "BOOLEAN";
        }
        if (type instanceof SqlType.Date) {
            return "DATE";
        }
        if (type instanceof SqlType.ObjectType) {
            return "OBJECT";
        }
        return type instanceof SqlType.Array ? "ARRAY" : "VARIANT";
    }
}
