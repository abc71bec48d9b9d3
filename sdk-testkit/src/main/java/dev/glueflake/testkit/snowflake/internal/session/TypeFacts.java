package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
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
    private static final BigDecimal BYTES_PER_CHARACTER = BigDecimal.valueOf(4);

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
            return new TypeFacts(TypeText.name(type), null, null, null, BigDecimal.valueOf(timestamp.scale()));
        }
        // A session variable that is NULL counts as a VARIANT.
        return new TypeFacts(type instanceof SqlType.Null ? "VARIANT" : TypeText.name(type), null, null, null, null);
    }

    /** The bytes that a text or binary value may have. */
    public @Nullable BigDecimal octets() {
        BigDecimal characters = length;
        if (characters == null || !name.equals("TEXT")) {
            return characters;
        }
        return characters.multiply(BYTES_PER_CHARACTER).min(BigDecimal.valueOf(SqlType.Text.MAX));
    }
}
