package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.DecimalFloat;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** DECFLOAT values, which the engine keeps as their texts. */
public final class DecimalFloatUdfs {
    /** {@code (number)}: as DECFLOAT writes it. */
    public static final String OF = "sf_decfloat";
    /** As {@link #OF}, null where it is no number or out of range. */
    public static final String TRY_OF = "sf_decfloat_try";
    /** {@code (value)}: as a double, infinite where it is beyond them. */
    public static final String REAL = "sf_decfloat_real";
    /** {@code (value)}: what values are compared by. */
    public static final String KEY = "sf_decfloat_key";
    /** {@code (value, value)}; with one of {@code + - * / %} behind it. */
    public static final String ADD = "sf_decfloat_add";

    public static final String SUBTRACT = "sf_decfloat_subtract";
    public static final String MULTIPLY = "sf_decfloat_multiply";
    public static final String DIVIDE = "sf_decfloat_divide";
    public static final String REMAINDER = "sf_decfloat_remainder";
    /** {@code (value)}. */
    public static final String NEGATE = "sf_decfloat_negate";
    /** {@code (value)}: without its sign. */
    public static final String ABSOLUTE = "sf_decfloat_absolute";
    /** {@code (value)}: -1, 0 or 1. */
    public static final String SIGN = "sf_decfloat_sign";
    /** {@code (value, places, rounding mode of Java)}. */
    public static final String ROUND = "sf_decfloat_round";
    /** {@code (JSON array of values)}; null where it is empty. */
    public static final String SUM = "sf_decfloat_sum";
    /** As {@link #SUM}, divided by how many there are. */
    public static final String AVERAGE = "sf_decfloat_average";

    private DecimalFloatUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(OF, a -> text(() -> number(a[0])));
        library.whole(TRY_OF, a -> attempt(a[0]));
        library.whole(REAL, a -> Double.toString(number(a[0]).doubleValue()));
        library.whole(KEY, a -> DecimalFloat.key(number(a[0])));
        binary(library, ADD, (x, y) -> x.add(y, DecimalFloat.ROUNDING));
        binary(library, SUBTRACT, (x, y) -> x.subtract(y, DecimalFloat.ROUNDING));
        binary(library, MULTIPLY, (x, y) -> x.multiply(y, DecimalFloat.ROUNDING));
        binary(library, DIVIDE, (x, y) -> x.divide(nonZero(y), DecimalFloat.ROUNDING));
        binary(library, REMAINDER, DecimalFloatUdfs::remainder);
        unary(library, NEGATE, BigDecimal::negate);
        unary(library, ABSOLUTE, BigDecimal::abs);
        library.whole(SIGN, a -> Integer.toString(number(a[0]).signum()));
        library.whole(ROUND, a -> text(() -> rounded(number(a[0]), Numbers.of(a[1]), RoundingMode.valueOf(a[2]))));
        library.whole(SUM, a -> sum(values(a[0])));
        library.whole(AVERAGE, a -> average(values(a[0])));
    }

    private static void unary(UdfLibrary library, String name, UnaryOperator<BigDecimal> operator) {
        library.whole(name, a -> text(() -> operator.apply(number(a[0]))));
    }

    private static void binary(UdfLibrary library, String name, BinaryOperator<BigDecimal> operator) {
        library.whole(name, a -> text(() -> operator.apply(number(a[0]), number(a[1]))));
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new SnowflakeException("100038", "22018", "Numeric value '" + text + "' is not recognized");
        }
    }

    private static String text(Supplier<BigDecimal> value) {
        try {
            return DecimalFloat.text(value.get());
        } catch (ArithmeticException e) {
            throw new SnowflakeException("100046", "22003", "Number out of representable range");
        }
    }

    private static @Nullable String attempt(String text) {
        try {
            return DecimalFloat.text(new BigDecimal(text));
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static BigDecimal nonZero(BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new SnowflakeException("100051", "22012", "Division by zero");
        }
        return divisor;
    }

    /** Of numbers whose sizes differ by thousands of digits the quotient alone would fill the memory. */
    private static BigDecimal remainder(BigDecimal value, BigDecimal divisor) {
        nonZero(divisor);
        if (value.abs().compareTo(divisor.abs()) < 0) {
            return value;
        }
        return value.remainder(divisor);
    }

    /** Places beyond the digits of the value do nothing. */
    private static BigDecimal rounded(BigDecimal value, int places, RoundingMode mode) {
        int least = -DecimalFloat.GREATEST_EXPONENT - 1;
        return places >= value.scale() ? value : value.setScale(Math.max(places, least), mode);
    }

    private static List<BigDecimal> values(String array) {
        List<BigDecimal> values = new ArrayList<>();
        if (JsonReader.stored(array) instanceof Json.Array numbers) {
            numbers.items().forEach(each -> values.add(number(((Json.Leaf) each).text())));
        }
        return values;
    }

    private static @Nullable String sum(List<BigDecimal> values) {
        return values.isEmpty() ? null : text(() -> total(values));
    }

    private static @Nullable String average(List<BigDecimal> values) {
        return values.isEmpty()
                ? null
                : text(() -> total(values).divide(BigDecimal.valueOf(values.size()), DecimalFloat.ROUNDING));
    }

    private static BigDecimal total(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, (x, y) -> x.add(y, DecimalFloat.ROUNDING));
    }
}
