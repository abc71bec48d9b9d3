package dev.glueflake.testkit.snowflake.internal.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
                .flatMap(value ->
                        Arbitraries.integers().between(0, 8).map(scale -> value.setScale(scale, RoundingMode.DOWN)));
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

    private static void check(BigDecimal a, String operator, BigDecimal b, BigDecimal expected) {
        String value = bench.value("(" + a.toPlainString() + ") " + operator + " (" + b.toPlainString() + ")");
        assertThat(value.substring(0, value.indexOf(' '))).isEqualTo(expected.toPlainString());
    }
}
