package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts with placeholders {@code {}} or {@code {:[[fill]align][sign][#][0][width][.precision][type]}}, filled in order. */
public final class TemplateUdfs {
    /** {@code (template, kinds, values)}: a letter {@code n} or {@code s} for a number or text each, a JSON array of their texts. */
    public static final String FORMAT = "sf_format_template";

    private static final String NAME = "FORMAT_STRING_TEMPLATE";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|}}|\\{(?::([^{}]*))?}|[{}]");
    private static final Pattern FORMATTING = Pattern.compile(
            "(?:(?<fill>.)?(?<align>[<>^]))?(?<sign>[-+ ])?(?<alternate>#)?(?<zero>0)?(?<width>[0-9]{1,5})?(?:\\.(?<precision>[0-9]{1,5}))?(?<type>[a-zA-Z])?");

    private TemplateUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(FORMAT, arguments -> filled(arguments[0], arguments[1], arguments[2]));
    }

    private static SnowflakeException invalid(String why) {
        return Errors.compilation("001015", "22023", "argument 1 to function " + NAME + ": " + why);
    }

    /** NULL where a value is. */
    private static @Nullable String filled(String template, String kinds, String json) {
        List<Json> values = ArrayUdfs.items(JsonReader.stored(json));
        if (values.stream().anyMatch(Json::isUndefined)) {
            return null;
        }
        StringBuilder result = new StringBuilder();
        int used = 0;
        Matcher found = PLACEHOLDER.matcher(template);
        while (found.find()) {
            String text = found.group();
            if (text.equals("{{") || text.equals("}}")) {
                found.appendReplacement(result, text.substring(1));
                continue;
            }
            if (text.length() == 1) {
                throw invalid("a brace stands alone, or its placeholder is not {} or {:format}.");
            }
            if (used == values.size()) {
                throw invalid("it has more placeholders than there are values.");
            }
            String value = JsonWriter.plain(values.get(used));
            boolean number = kinds.charAt(used++) == 'n';
            String format = found.group(1);
            String written = format == null ? value : formatted(format, value, number);
            found.appendReplacement(result, Matcher.quoteReplacement(written));
        }
        if (used < values.size()) {
            throw invalid("it has fewer placeholders than there are values.");
        }
        return found.appendTail(result).toString();
    }

    private static String formatted(String format, String value, boolean number) {
        Matcher parts = FORMATTING.matcher(format);
        if (!parts.matches()) {
            throw invalid("the format '" + format + "' is not valid.");
        }
        String body = number ? number(parts, value, format) : text(parts, value, format);
        int missing = parts.group("width") == null ? 0 : Integer.parseInt(parts.group("width")) - body.length();
        if (missing <= 0) {
            return body;
        }
        String align = parts.group("align") == null ? (number ? ">" : "<") : parts.group("align");
        if (number && parts.group("zero") != null && parts.group("align") == null) {
            int sign = body.isEmpty() || Character.isLetterOrDigit(body.charAt(0)) ? 0 : 1;
            return body.substring(0, sign) + "0".repeat(missing) + body.substring(sign);
        }
        String fill = parts.group("fill") == null ? " " : parts.group("fill");
        int left = align.equals("<") ? 0 : align.equals("^") ? missing / 2 : missing;
        return fill.repeat(left) + body + fill.repeat(missing - left);
    }

    private static String text(Matcher parts, String value, String format) {
        String type = parts.group("type");
        if ((type != null && !type.equals("s")) || parts.group("sign") != null || parts.group("alternate") != null) {
            throw invalid("the format '" + format + "' is not one of texts.");
        }
        String precision = parts.group("precision");
        return precision == null ? value : value.substring(0, Math.min(value.length(), Integer.parseInt(precision)));
    }

    private static String number(Matcher parts, String value, String format) {
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException notFinite) {
            return value;
        }
        String digits = digits(parts, number.abs(), value.startsWith("-") ? value.substring(1) : value, format);
        String sign = parts.group("sign");
        return (number.signum() < 0 ? "-" : sign == null || sign.equals("-") ? "" : sign) + digits;
    }

    private static String digits(Matcher parts, BigDecimal number, String written, String format) {
        String type = parts.group("type");
        String precision = parts.group("precision");
        int places = precision == null ? 6 : Integer.parseInt(precision);
        String prefix = parts.group("alternate") == null || type == null ? "" : "0" + type;
        return switch (type == null ? (precision == null ? "" : "g") : type) {
            case "" -> written;
            case "d" -> whole(number, format).toString();
            case "x" -> prefix + whole(number, format).toString(16);
            case "X" -> prefix + whole(number, format).toString(16).toUpperCase(Locale.ROOT);
            case "b" -> prefix + whole(number, format).toString(2);
            case "o" -> prefix.replace("o", "") + whole(number, format).toString(8);
            case "f", "F" -> number.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
            case "e" -> String.format(Locale.ROOT, "%." + places + "e", number);
            case "E" -> String.format(Locale.ROOT, "%." + places + "E", number);
            case "g" -> general(number, Math.max(1, places));
            default -> throw invalid("the format '" + format + "' is not supported.");
        };
    }

    private static BigInteger whole(BigDecimal number, String format) {
        try {
            return number.toBigIntegerExact();
        } catch (ArithmeticException decimals) {
            throw invalid("the format '" + format + "' is one of whole numbers.");
        }
    }

    /** So many digits that count, without zeros at the end; very large and small numbers with an exponent. */
    private static String general(BigDecimal number, int digits) {
        BigDecimal rounded = number.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < digits) {
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
        BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
        return mantissa.toPlainString() + String.format(Locale.ROOT, "e%+03d", exponent);
    }
}
