package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.stage.orc.StripeStreams.Kind;
import java.io.IOException;

/** Texts and binaries one behind the other, their lengths apart. */
final class BytesColumn implements Column {
    private final OrcInput data;
    private final Integers lengths;
    private final RowBudget budget;

    BytesColumn(OrcType type, StripeStreams stripe) throws IOException {
        this.data = stripe.input(type, Kind.DATA);
        this.lengths = stripe.integers(type, Kind.LENGTH, false);
        this.budget = stripe.budget();
    }

    @Override
    public byte[] next() throws IOException {
        return data.bytes(budget.bytes(lengths.next()));
    }
}
