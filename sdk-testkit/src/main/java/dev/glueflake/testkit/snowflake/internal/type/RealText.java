package dev.glueflake.testkit.snowflake.internal.type;

import java.math.BigDecimal;

/** FLOAT as text: no needless fraction, an exponent only where the number is very large or very small. */
public final class RealText {
    private static final double PLAIN_BELOW = 1e15;
    private static final double PLAIN_FROM = 1e-5;

    private RealText() {}

    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(value);
        if (size == 0 || (size >= PLAIN_FROM && size < PLAIN_BELOW)) {
            BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
            return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
        }
        String text = Double.toString(value);
        int exponent = text.indexOf('E');
        String mantissa = text.substring(0, exponent).replaceFirst("\\.0$", "");
        int power = Integer.parseInt(text.substring(exponent + 1));
        return mantissa + (power < 0 ? "e-" : "e+") + (Math.abs(power) < 10 ? "0" : "") + Math.abs(power);
    }
}
