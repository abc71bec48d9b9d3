package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Numbers by format models, and rounding where the places are not known before. */
public final class NumberUdfs {
    /** {@code (number, model)}. */
    public static final String WRITE = "sf_number_write";
    /** {@code (text, model)}: a number's text, an error where the text is not of that form. */
    public static final String READ = "sf_number_read";
    /** As {@link #READ}, null where the text is not of that form. */
    public static final String TRY_READ = "sf_number_try_read";
    /** {@code (number, places, rounding mode of Java)}. */
    public static final String ROUND = "sf_round";
    /** {@code (number, places)}: a FLOAT by its binary value, halves away from zero. */
    public static final String ROUND_REAL = "sf_round_real";
    /** {@code (number)}: 0 to 33. */
    public static final String FACTORIAL = "sf_factorial";
    /** {@code (value, min, max, buckets)}. */
    public static final String BUCKET = "sf_width_bucket";

    /** {@code (number, number, scale)}: the product, halves away from zero. */
    public static final String MULTIPLY = "sf_multiply";
    /** {@code (number, number, scale)}: the quotient, halves away from zero. */
    public static final String DIVIDE = "sf_divide";

    private static final int MOST_PLACES = 38;
    private static final int MOST_FACTORIAL = 33;
    private static final int KEPT = 256;
    private static final Map<String, NumberModel> MODELS = new ConcurrentHashMap<>();

    private NumberUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(WRITE, a -> NumberWriter.write(a[0], model(a[1])));
        library.whole(READ, a -> required(read(a[0], a[1]), a));
        library.whole(TRY_READ, a -> read(a[0], a[1]));
        library.whole(ROUND, a -> round(a[0], Numbers.of(a[1]), RoundingMode.valueOf(a[2])));
        library.whole(ROUND_REAL, a -> roundReal(a[0], Numbers.of(a[1])));
        library.whole(MULTIPLY, a -> exact(new BigDecimal(a[0]).multiply(new BigDecimal(a[1])), Numbers.of(a[2])));
        library.whole(DIVIDE, a -> quotient(new BigDecimal(a[0]), new BigDecimal(a[1]), Numbers.of(a[2])));
        library.whole(FACTORIAL, a -> factorial(Numbers.of(a[0])));
        library.whole(BUCKET, a -> bucket(new BigDecimal(a[0]), new BigDecimal(a[1]), new BigDecimal(a[2]), a[3]));
    }

    private static NumberModel model(String text) {
        NumberModel known = MODELS.get(text);
        if (known == null) {
            known = NumberModel.of(text);
            if (MODELS.size() >= KEPT) {
                MODELS.clear();
            }
            MODELS.put(text, known);
        }
        return known;
    }

    /** A bar parts models of which any may fit. */
    private static @Nullable String read(String text, String models) {
        for (String one : models.split("\\|", -1)) {
            String model = one.toUpperCase(Locale.ROOT).equals("AUTO") ? "TM" : one;
            String number = new NumberReader(model(model)).read(text);
            if (number != null) {
                return number;
            }
        }
        return null;
    }

    private static String required(@Nullable String number, String[] arguments) {
        if (number == null) {
            throw new SnowflakeException(
                    "100140",
                    "22007",
                    "Can't parse '" + arguments[0] + "' as number with format '" + arguments[1] + "'");
        }
        return number;
    }

    /** By the number's own digits; those of a FLOAT are the shortest that name it. */
    private static String round(String number, int places, RoundingMode mode) {
        return number.matches("[-+0-9.eE]+") ? round(new BigDecimal(number), number, places, mode) : number;
    }

    private static String roundReal(String number, int places) {
        double real = number.matches("[-+0-9.eE]+") ? Double.parseDouble(number) : Double.NaN;
        return Double.isNaN(real) ? number : round(new BigDecimal(real), number, places, RoundingMode.HALF_UP);
    }

    private static String round(BigDecimal value, String number, int places, RoundingMode mode) {
        int scale = Math.max(-MOST_PLACES, Math.min(MOST_PLACES, places));
        return scale >= value.scale() ? number : value.setScale(scale, mode).toPlainString();
    }

    private static String quotient(BigDecimal dividend, BigDecimal divisor, int scale) {
        if (divisor.signum() == 0) {
            throw new SnowflakeException("100051", "22012", "Division by zero");
        }
        return exact(dividend.divide(divisor, scale, RoundingMode.HALF_UP), scale);
    }

    private static String exact(BigDecimal value, int scale) {
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        Numbers.whole(rounded.unscaledValue());
        return rounded.toPlainString();
    }

    private static String factorial(int number) {
        if (number < 0 || number > MOST_FACTORIAL) {
            throw Numbers.invalid("the argument of FACTORIAL", String.valueOf(number), "it is 0 to 33");
        }
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= number; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product.toString();
    }

    private static String bucket(BigDecimal value, BigDecimal low, BigDecimal high, String buckets) {
        int count = Numbers.positive("the buckets of WIDTH_BUCKET", buckets);
        if (low.compareTo(high) >= 0) {
            throw low.compareTo(high) == 0
                    ? Numbers.invalid("the range of WIDTH_BUCKET", low.toPlainString(), "its ends are equal")
                    : Errors.unsupported("WIDTH_BUCKET over a falling range");
        }
        if (value.compareTo(low) < 0) {
            return "0";
        }
        if (value.compareTo(high) >= 0) {
            return String.valueOf(count + 1L);
        }
        BigDecimal scaled = value.subtract(low).multiply(BigDecimal.valueOf(count));
        return scaled.divideToIntegralValue(high.subtract(low))
                .add(BigDecimal.ONE)
                .toBigInteger()
                .toString();
    }
}
