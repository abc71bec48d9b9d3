package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.stage.orc.StripeStreams.Kind;
import java.io.IOException;
import java.math.BigDecimal;

/** Decimals: digits in one stream, in another where the point is, which may differ from one value to the next. */
final class DecimalColumn implements Column {
    private static final int LARGEST_SCALE = 38;

    private final OrcInput digits;
    private final Integers scales;

    DecimalColumn(OrcType type, StripeStreams stripe) throws IOException {
        this.digits = stripe.input(type, Kind.DATA);
        this.scales = stripe.integers(type, Kind.SECONDARY, true);
    }

    @Override
    public BigDecimal next() throws IOException {
        long scale = scales.next();
        if (scale < 0 || scale > LARGEST_SCALE) {
            throw new IOException("a decimal of scale " + scale);
        }
        return new BigDecimal(digits.wideSignedVarint(), (int) scale);
    }
}
