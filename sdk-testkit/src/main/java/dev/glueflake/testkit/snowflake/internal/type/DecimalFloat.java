package dev.glueflake.testkit.snowflake.internal.type;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Values of DECFLOAT: at most 38 digits, halves rounded away from zero, and an exponent of its own for every value. */
public final class DecimalFloat {
    public static final int DIGITS = 38;
    public static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_UP);

    private static final int LEAST_EXPONENT = -16_383;
    public static final int GREATEST_EXPONENT = 16_384;
    private static final int EVERY_EXPONENT_POSITIVE = 500_000;

    private DecimalFloat() {}

    /**
     * The value as DECFLOAT keeps it.
     *
     * @throws ArithmeticException where its exponent is beyond what there is
     */
    public static BigDecimal of(BigDecimal value) {
        BigDecimal rounded = value.round(ROUNDING).stripTrailingZeros();
        int exponent = exponent(rounded);
        if (rounded.signum() != 0 && (exponent < LEAST_EXPONENT || exponent > GREATEST_EXPONENT)) {
            throw new ArithmeticException("exponent " + exponent);
        }
        return rounded;
    }

    /** The power of ten of the first digit. */
    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    /** As Snowflake writes it, which is how it is kept: all digits where a NUMBER could hold them, else with an exponent. */
    public static String text(BigDecimal value) {
        BigDecimal kept = of(value);
        if (kept.signum() == 0) {
            return "0";
        }
        if (exponent(kept) < DIGITS && kept.scale() <= DIGITS) {
            return kept.toPlainString();
        }
        BigDecimal digits = new BigDecimal(kept.unscaledValue(), kept.precision() - 1);
        return digits.toPlainString() + "e" + exponent(kept);
    }

    /** A text that is less, equal or greater as the values are. */
    public static String key(BigDecimal value) {
        if (value.signum() == 0) {
            return "1";
        }
        BigDecimal kept = value.abs().stripTrailingZeros();
        String size = (exponent(kept) + EVERY_EXPONENT_POSITIVE)
                + kept.unscaledValue().toString();
        return value.signum() > 0 ? "2" + size : "0" + complement(size) + "~";
    }

    private static String complement(String digits) {
        return digits.chars()
                .map(digit -> '0' + '9' - digit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
