package dev.glueflake.testkit.snowflake.internal.variant;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * Texts that are equal where values are and sort as they do: numbers by size whatever their kind, then texts, dates and times,
 * arrays, objects, and the JSON null last.
 */
public final class JsonKeys {
    private static final char END = '\u0001';
    private static final int EXPONENT_BASE = 5_000;
    private static final int LARGEST = 9_999;

    private JsonKeys() {}

    public static String of(Json value) {
        if (value instanceof Json.Leaf leaf) {
            return leaf(leaf);
        }
        StringBuilder key = new StringBuilder();
        if (value instanceof Json.Array array) {
            key.append('6');
            array.items().forEach(item -> key.append(of(item)).append(END));
            return key.toString();
        }
        key.append('7');
        for (Map.Entry<String, Json> entry : ((Json.Members) value).entries().entrySet()) {
            key.append(turned(entry.getKey())).append(of(entry.getValue())).append(END);
        }
        return key.toString();
    }

    /** Keys are compared in their order, and who lacks one is the smaller: so the earlier key sorts later. */
    private static String turned(String key) {
        StringBuilder turned = new StringBuilder();
        for (byte each : key.getBytes(StandardCharsets.UTF_8)) {
            turned.append(HexFormat.of().toHexDigits((byte) ~each));
        }
        return turned.append('z').toString();
    }

    private static String leaf(Json.Leaf leaf) {
        return switch (leaf.kind()) {
            case BOOLEAN -> "1" + (leaf.text().equals("true") ? "1" : "0");
            case INTEGER, DECIMAL -> "2" + exact(new BigDecimal(leaf.text()));
            case DOUBLE -> "2" + real(JsonWriter.real(leaf));
            case VARCHAR -> "3" + leaf.text();
            case NULL -> "8";
            case UNDEFINED -> "9";
            default -> "4" + leaf.kind() + leaf.exact();
        };
    }

    private static String real(double value) {
        if (Double.isNaN(value)) {
            return "d";
        }
        return Double.isInfinite(value)
                ? (value > 0 ? "c" + LARGEST : "a0000")
                : exact(new BigDecimal(Double.toString(value)));
    }

    /** The sign, the power of ten, the digits; of a negative number all the other way round. */
    private static String exact(BigDecimal number) {
        if (number.signum() == 0) {
            return "b";
        }
        BigDecimal plain = number.abs().stripTrailingZeros();
        int power = plain.precision() - plain.scale() + EXPONENT_BASE;
        String digits = plain.unscaledValue().toString();
        if (number.signum() > 0) {
            return "c" + String.format("%04d", power) + digits;
        }
        StringBuilder turned = new StringBuilder("a").append(String.format("%04d", LARGEST - power));
        digits.chars().forEach(digit -> turned.append((char) ('9' - digit + '0')));
        return turned.append('~').toString();
    }
}
