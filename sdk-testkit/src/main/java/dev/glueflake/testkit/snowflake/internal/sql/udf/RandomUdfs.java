package dev.glueflake.testkit.snowflake.internal.sql.udf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * Values drawn by a generator's number: the same number gives the same value. The distributions are Snowflake's, the sequences
 * are not.
 */
public final class RandomUdfs {
    /** {@code (seed, row)}: a number of 64 bits. */
    public static final String SEEDED = "sf_random";
    /** {@code (min, max, generator)}: a whole number from min to max. */
    public static final String UNIFORM = "sf_uniform";
    /** {@code (min, max, generator)}: a floating-point number. */
    public static final String UNIFORM_REAL = "sf_uniform_real";
    /** {@code (mean, deviation, generator)}. */
    public static final String NORMAL = "sf_normal";
    /** {@code (exponent, elements, generator)}: 1 to elements. */
    public static final String ZIPF = "sf_zipf";
    /** {@code (length, generator)}. */
    public static final String TEXT = "sf_randstr";

    private static final String POOL = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MOST_ELEMENTS = 16_777_215;

    private RandomUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(SEEDED, a -> String.valueOf(new SplittableRandom(seed(a[0]) * 31 + seed(a[1])).nextLong()));
        library.whole(UNIFORM, a -> uniform(new BigInteger(a[0]), new BigInteger(a[1]), random(a[2])));
        library.whole(UNIFORM_REAL, a -> {
            double low = Double.parseDouble(a[0]);
            return String.valueOf(low + random(a[2]).nextDouble() * (Double.parseDouble(a[1]) - low));
        });
        library.whole(NORMAL, a -> normal(Double.parseDouble(a[0]), Double.parseDouble(a[1]), random(a[2])));
        library.whole(ZIPF, a -> zipf(Double.parseDouble(a[0]), Numbers.of(a[1]), random(a[2])));
        library.whole(TEXT, a -> text(Numbers.of(a[0]), random(a[1])));
    }

    private static long seed(String number) {
        return new BigDecimal(number).toBigInteger().longValue();
    }

    private static SplittableRandom random(String generator) {
        return new SplittableRandom(seed(generator));
    }

    private static String uniform(BigInteger low, BigInteger high, SplittableRandom random) {
        if (high.compareTo(low) < 0) {
            throw Numbers.invalid("the maximum of UNIFORM", high.toString(), "it is less than the minimum");
        }
        BigInteger count = high.subtract(low).add(BigInteger.ONE);
        BigInteger drawn = new BigInteger(Long.toUnsignedString(random.nextLong()))
                .shiftLeft(Long.SIZE)
                .add(new BigInteger(Long.toUnsignedString(random.nextLong())));
        return low.add(drawn.mod(count)).toString();
    }

    /** By Box and Muller. */
    private static String normal(double mean, double deviation, SplittableRandom random) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return String.valueOf(mean + deviation * radius * Math.cos(2 * Math.PI * random.nextDouble()));
    }

    private static String zipf(double exponent, int elements, SplittableRandom random) {
        if (elements < 1 || elements > MOST_ELEMENTS) {
            throw Numbers.invalid("the elements of ZIPF", String.valueOf(elements), "they are 1 to " + MOST_ELEMENTS);
        }
        double total = 0;
        for (int i = 1; i <= elements; i++) {
            total += Math.pow(i, -exponent);
        }
        double rest = random.nextDouble() * total;
        int element = 0;
        while (rest >= 0 && element < elements) {
            element++;
            rest -= Math.pow(element, -exponent);
        }
        return String.valueOf(element);
    }

    private static String text(int length, SplittableRandom random) {
        if (length < 0) {
            throw Numbers.invalid("the length of RANDSTR", String.valueOf(length), "it must not be negative");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(POOL.charAt(random.nextInt(POOL.length())));
        }
        return text.toString();
    }
}
