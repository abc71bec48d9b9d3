package dev.glueflake.testkit.snowflake.internal.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.type.NumberTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Arithmetic of NUMBER against BigDecimal: exact, and rounded half away from zero at the scale of the result's type. */
class NumberArithmeticTest {
    private static Bench bench;

    @BeforeContainer
    static void open() {
        bench = new Bench();
    }

    @AfterContainer
    static void close() {
        bench.close();
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999"), new BigDecimal("99999999"))
                .ofScale(8)
                .flatMap(value -> Arbitraries.integers()
                        .between(0, 8)
                        .map(scale -> withoutZeros(value.setScale(scale, RoundingMode.DOWN))));
    }

    /** A literal's scale is that of its digits without zeros at the end. */
    private static BigDecimal withoutZeros(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Property(tries = 60)
    void everyOperatorIsExact(@ForAll("numbers") BigDecimal a, @ForAll("numbers") BigDecimal b) {
        int sumScale = Math.max(a.scale(), b.scale());
        check(a, "+", b, a.add(b).setScale(sumScale, RoundingMode.UNNECESSARY));
        check(a, "-", b, a.subtract(b).setScale(sumScale, RoundingMode.UNNECESSARY));
        int productScale = Math.min(a.scale() + b.scale(), Math.max(sumScale, 12));
        check(a, "*", b, a.multiply(b).setScale(productScale, RoundingMode.HALF_UP));
        if (b.signum() != 0) {
            int quotientScale = Math.max(a.scale(), Math.min(a.scale() + 6, 12));
            check(a, "/", b, a.divide(b, quotientScale, RoundingMode.HALF_UP));
            check(a, "%", b, a.remainder(b).setScale(sumScale, RoundingMode.UNNECESSARY));
        }
    }

    @Provide
    Arbitrary<BigDecimal> wideNumbers() {
        return Arbitraries.bigIntegers()
                .between(
                        BigInteger.TEN.pow(38).negate().add(BigInteger.ONE),
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE))
                .flatMap(digits -> Arbitraries.integers().between(0, 37).map(scale -> new BigDecimal(digits, scale)));
    }

    /** Their exact products and quotients need more than 128 bits on the way. */
    @Property(tries = 60)
    void wideNumbersAreExactOrOutOfRange(@ForAll("wideNumbers") BigDecimal a, @ForAll("wideNumbers") BigDecimal b) {
        int widest = Math.max(a.scale(), b.scale());
        int productScale = Math.min(a.scale() + b.scale(), Math.max(widest, 12));
        checkWide(a, "*", b, a.multiply(b).setScale(productScale, RoundingMode.HALF_UP));
        if (b.signum() != 0) {
            int quotientScale = Math.max(a.scale(), Math.min(a.scale() + 6, 12));
            checkWide(a, "/", b, a.divide(b, quotientScale, RoundingMode.HALF_UP));
        }
    }

    private static void checkWide(BigDecimal a, String operator, BigDecimal b, BigDecimal expected) {
        String constants = wide(a) + " " + operator + " " + wide(b);
        String columns = "(select x " + operator + " y from (select " + wide(a) + " x, " + wide(b)
                + " y union select 0, 1) t where x <> 0)";
        for (String sql : a.signum() == 0 ? List.of(constants) : List.of(constants, columns)) {
            if (expected.precision() <= NumberTypes.MAX_PRECISION) {
                String value = bench.value(sql);
                assertThat(value.substring(0, value.indexOf(' '))).isEqualTo(expected.toPlainString());
            } else {
                assertThat(bench.error(sql)).contains("Number out of representable range");
            }
        }
    }

    private static String wide(BigDecimal value) {
        return "'" + value.toPlainString() + "'::number(38," + value.scale() + ")";
    }

    private static void check(BigDecimal a, String operator, BigDecimal b, BigDecimal expected) {
        String value = bench.value("(" + a.toPlainString() + ") " + operator + " (" + b.toPlainString() + ")");
        assertThat(value.substring(0, value.indexOf(' '))).isEqualTo(expected.toPlainString());
    }
}
