package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.sql.udf.NumberModel.Item;
import dev.glueflake.testkit.snowflake.internal.sql.udf.NumberModel.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a number by a model in its lax way: blanks around it, group separators and zeros in front may be there or not. */
final class NumberReader {
    private final NumberModel model;

    NumberReader(NumberModel model) {
        this.model = model;
    }

    /** The number in plain digits; null where the text is not of that form. */
    @Nullable
    String read(String text) {
        String sign = "(?<s>[-+]?) *";
        boolean floating = !model.has(Kind.MINUS) || leading(Kind.SIGN);
        boolean front = floating && !behind(Kind.SIGN);
        Pattern form = Pattern.compile(
                items(model.before())
                        + (front ? sign : "")
                        + (model.has(Kind.DOLLAR) ? "\\$" : "")
                        + number()
                        + items(model.after()),
                Pattern.CASE_INSENSITIVE);
        Matcher match = form.matcher(text.strip());
        return match.matches() ? value(match) : null;
    }

    private boolean leading(Kind kind) {
        return model.before().stream().anyMatch(item -> item.kind() == kind);
    }

    private boolean behind(Kind kind) {
        return model.after().stream().anyMatch(item -> item.kind() == kind);
    }

    private String items(List<Item> items) {
        StringBuilder pattern = new StringBuilder();
        for (Item item : items) {
            pattern.append(
                    switch (item.kind()) {
                        case LITERAL, PERCENT -> Pattern.quote(item.text());
                        case MINUS -> "(?<s>[-+]?) *";
                        case SIGN -> items == model.after() ? "(?<s>[-+]?)" : "";
                        case SPACE -> " ?";
                        default -> "";
                    });
        }
        return pattern.toString();
    }

    private String number() {
        if (model.minimal() != null) {
            String plain = "(?<n>[0-9]+\\.?[0-9]*|\\.[0-9]+";
            String scientific = "(?<n>(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)E[-+]?[0-9]+";
            return switch (model.minimal().toUpperCase(Locale.ROOT)) {
                case "TM9" -> plain + ")";
                case "TME" -> scientific + ")";
                default -> "(?<n>(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:E[-+]?[0-9]+)?)";
            };
        }
        if (model.hexadecimal()) {
            return "(?<n>[0-9A-F]{" + mandatory() + "," + model.digits().length() + "})";
        }
        String fraction = model.fraction();
        int least = fraction.lastIndexOf('0') + 1;
        String behind = model.digits().indexOf('.') < 0
                ? ""
                : "(?:\\.(?<f>[0-9]{" + least + "," + fraction.length() + "}))" + (least == 0 ? "?" : "");
        return "(?<n>[0-9,]*)" + behind + (model.exponent() == null ? "" : "(?:E(?<e>[-+]?[0-9]{1,3}))");
    }

    /** How many digits of the integer part must be there. */
    private int mandatory() {
        String places = model.integer().replace(",", "");
        int zero = places.indexOf('0');
        return zero >= 0 ? places.length() - zero : model.has(Kind.BLANK_ZERO) || places.isEmpty() ? 0 : 1;
    }

    private @Nullable String value(Matcher match) {
        boolean negative = "-".equals(form(match, "s"));
        String digits = match.group("n");
        if (model.hexadecimal()) {
            BigInteger whole = new BigInteger(digits, 16);
            return (negative ? whole.negate() : whole).toString();
        }
        if (model.minimal() == null && !grouped(digits)) {
            return null;
        }
        String fraction = form(match, "f");
        String exponent = form(match, "e");
        String whole = digits.replace(",", "");
        String written = (whole.isEmpty() ? "0" : whole)
                + (fraction == null || fraction.isEmpty() ? "" : "." + fraction)
                + (exponent == null ? "" : "E" + exponent);
        BigDecimal number = new BigDecimal(written);
        BigDecimal signed = negative ? number.negate() : number;
        return (model.has(Kind.PERCENT) ? signed.movePointLeft(2) : signed).toPlainString();
    }

    private static @Nullable String form(Matcher match, String group) {
        try {
            return match.group(group);
        } catch (IllegalArgumentException notInThisForm) {
            return null;
        }
    }

    /** Separators are absent or stand where the model has them. */
    private boolean grouped(String written) {
        String places = model.integer();
        String digits = written.replace(",", "");
        int count = places.replace(",", "").length();
        if (digits.length() > count || digits.length() < mandatory()) {
            return false;
        }
        if (written.indexOf(',') < 0) {
            return true;
        }
        if (written.length() > places.length()) {
            return false;
        }
        String end = places.substring(places.length() - written.length());
        for (int i = 0; i < written.length(); i++) {
            if ((written.charAt(i) == ',') != (end.charAt(i) == ',')) {
                return false;
            }
        }
        return written.charAt(0) != ',';
    }
}
