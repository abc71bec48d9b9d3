package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.udf.NumberModel.Item;
import dev.glueflake.testkit.snowflake.internal.sql.udf.NumberModel.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes one number by a model. */
final class NumberWriter {
    private final NumberModel model;
    private final BigDecimal value;

    NumberWriter(NumberModel model, BigDecimal value) {
        this.model = model;
        this.value = model.has(Kind.PERCENT) ? value.movePointRight(2) : value;
    }

    String write() {
        if (model.minimal() != null) {
            return assembled(minimal(model.minimal()), "", minimalSign());
        }
        if (model.hexadecimal()) {
            return hexadecimal();
        }
        if (model.exponent() != null) {
            return scientific(model.exponent());
        }
        return fixed(value);
    }

    /** Sign and dollar stand right before the first digit, the blanks of absent digits before them. */
    private String assembled(String number, String blanks, String sign) {
        StringBuilder text = new StringBuilder();
        String dollar = model.has(Kind.DOLLAR) ? "$" : "";
        model.before().forEach(item -> text.append(shown(item)));
        text.append(blanks).append(sign).append(dollar).append(number);
        model.after().forEach(item -> text.append(shown(item)));
        return text.toString();
    }

    private String shown(Item item) {
        return switch (item.kind()) {
            case LITERAL, PERCENT -> item.text();
            case MINUS -> value.signum() < 0 ? "-" : blank(1);
            case SIGN -> model.after().contains(item) ? (value.signum() < 0 ? "-" : "+") : "";
            default -> "";
        };
    }

    private String blank(int count) {
        return model.compact() ? "" : " ".repeat(count);
    }

    private boolean leadingSign() {
        return model.before().stream().anyMatch(item -> item.kind() == Kind.SIGN);
    }

    private String minimalSign() {
        if (leadingSign()) {
            return value.signum() < 0 ? "-" : "+";
        }
        return value.signum() < 0 && !model.has(Kind.MINUS) && !model.has(Kind.SIGN) ? "-" : "";
    }

    private String minimal(String kind) {
        String plain = value.abs().toPlainString();
        BigDecimal digits = value.signum() == 0 ? BigDecimal.ZERO : value.abs().stripTrailingZeros();
        int power = digits.precision() - digits.scale() - 1;
        String unscaled = digits.unscaledValue().toString();
        String mark = Character.isLowerCase(kind.charAt(0)) ? "e" : "E";
        String scientific = unscaled.charAt(0)
                + (unscaled.length() > 1 ? "." + unscaled.substring(1) : "")
                + mark
                + (value.signum() == 0 ? 0 : power);
        return switch (kind.toUpperCase(Locale.ROOT)) {
            case "TM9" -> plain;
            case "TME" -> scientific;
            default -> plain.length() <= scientific.length() ? plain : scientific;
        };
    }

    /** Negative numbers have all their leading bits set, unless the sign has a place of its own. */
    private String hexadecimal() {
        boolean signed = model.has(Kind.SIGN) || model.has(Kind.MINUS);
        BigInteger whole = value.setScale(0, RoundingMode.HALF_UP).toBigInteger();
        int width = model.digits().length();
        boolean complement = whole.signum() < 0 && !signed;
        BigInteger bits = complement ? whole.mod(BigInteger.ONE.shiftLeft(4 * width)) : whole.abs();
        String digits = bits.toString(16);
        int zeros = width - Math.max(0, model.digits().indexOf('0'));
        int least = model.digits().indexOf('0') < 0 ? 1 : zeros;
        boolean over = digits.length() > width || (complement && whole.negate().bitLength() > 4 * width);
        String shown = over ? "#".repeat(width) : "0".repeat(Math.max(0, least - digits.length())) + digits;
        String sign = leadingSign() ? (value.signum() < 0 ? "-" : "+") : "";
        return assembled(model.lower() ? shown : shown.toUpperCase(Locale.ROOT), blank(width - shown.length()), sign);
    }

    private String scientific(String exponent) {
        int power = value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
        BigDecimal mantissa =
                value.movePointLeft(power).setScale(model.fraction().length(), RoundingMode.HALF_UP);
        if (mantissa.abs().compareTo(BigDecimal.TEN) >= 0) {
            mantissa = mantissa.movePointLeft(1);
            power++;
        }
        String digits = String.valueOf(Math.abs(power));
        String mark = exponent.substring(0, 1);
        int width = exponent.length() - 2;
        String written = width == 0
                ? mark + power
                : mark
                        + (power < 0 ? "-" : "+")
                        + (digits.length() > width ? "#".repeat(width) : "0".repeat(width - digits.length()) + digits);
        String number =
                new NumberWriter(bare(), mantissa.abs()).fixed(mantissa.abs()).strip();
        String sign = mantissa.signum() < 0 ? "-" : leadingSign() ? "+" : model.has(Kind.MINUS) ? "" : blank(1);
        return assembled(number + written, "", sign);
    }

    private NumberModel bare() {
        return new NumberModel(
                model.text(), java.util.List.of(), model.digits(), null, null, java.util.List.of(), true, false, false);
    }

    private String fixed(BigDecimal number) {
        String fraction = model.fraction();
        BigDecimal rounded = number.abs().setScale(fraction.length(), RoundingMode.HALF_UP);
        String plain = rounded.unscaledValue().toString();
        String padded = "0".repeat(Math.max(0, fraction.length() + 1 - plain.length())) + plain;
        int point = padded.length() - fraction.length();
        String integer = integer(padded.substring(0, point).equals("0") ? "" : padded.substring(0, point));
        boolean over = integer.indexOf('#') >= 0;
        String shown = integer.stripLeading();
        String behind = model.digits().indexOf('.') < 0 ? "" : "." + fraction(fraction, padded.substring(point), over);
        return assembled(shown + behind, blank(integer.length() - shown.length()), sign());
    }

    private String sign() {
        if (leadingSign()) {
            return value.signum() < 0 ? "-" : "+";
        }
        if (model.has(Kind.MINUS) || model.has(Kind.SIGN)) {
            return "";
        }
        return value.signum() < 0 ? "-" : blank(1);
    }

    /** As wide as the model's integer part; a zero alone stays unless the model blanks it. */
    private String integer(String digits) {
        String places = model.integer();
        int count = places.replace(",", "").length();
        if (digits.length() > count) {
            return places.replace('0', '#').replace('9', '#').replaceFirst("^,+", "");
        }
        boolean zero = digits.isEmpty() && !model.has(Kind.BLANK_ZERO) && count > 0;
        String shown = zero ? "0" : digits;
        StringBuilder text = new StringBuilder();
        int left = shown.length();
        for (int i = places.length() - 1; i >= 0; i--) {
            boolean forced = places.substring(0, i + 1).indexOf('0') >= 0;
            boolean more = left > 0 || forced;
            if (places.charAt(i) == ',') {
                text.append(more ? ',' : ' ');
            } else {
                text.append(left > 0 ? shown.charAt(left - 1) : forced ? '0' : ' ');
                left--;
            }
        }
        return text.reverse().toString();
    }

    /** Zeros at the end are blank where the model has nines. */
    private String fraction(String places, String digits, boolean over) {
        if (over) {
            return "#".repeat(places.length());
        }
        int end = digits.length();
        while (end > 0
                && digits.charAt(end - 1) == '0'
                && places.substring(end - 1).indexOf('0') < 0) {
            end--;
        }
        return digits.substring(0, end) + blank(digits.length() - end);
    }

    /** @throws dev.glueflake.testkit.snowflake.internal.error.SnowflakeException for what is no finite number */
    static String write(String number, NumberModel model) {
        if (!number.matches("[-+0-9.eE]+")) {
            throw Errors.unsupported("number format '" + model.text() + "' of " + number);
        }
        return new NumberWriter(model, new BigDecimal(number)).write();
    }
}
