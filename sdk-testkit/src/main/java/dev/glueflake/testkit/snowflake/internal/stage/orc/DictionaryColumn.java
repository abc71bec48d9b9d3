package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.stage.orc.StripeStreams.Kind;
import java.io.IOException;
import java.util.Arrays;

/** Texts by their numbers in a dictionary of the stripe's. */
final class DictionaryColumn implements Column {
    private static final int LARGEST = 1 << 28;
    private static final int MOST_ENTRIES = 1 << 24;
    private static final int FIRST_ENTRIES = 1 << 10;

    private final Integers numbers;
    private final byte[] texts;
    private final int[] ends;
    private final RowBudget budget;

    DictionaryColumn(OrcType type, StripeStreams stripe) throws IOException {
        this.numbers = stripe.integers(type, Kind.DATA, false);
        this.texts = stripe.input(type, Kind.DICTIONARY_DATA).rest(LARGEST);
        this.ends = ends(stripe.integers(type, Kind.LENGTH, false), stripe.dictionarySize(type), texts.length);
        this.budget = stripe.budget();
    }

    private static int[] ends(Integers lengths, int entries, int bytes) throws IOException {
        if (entries > MOST_ENTRIES) {
            throw new IOException("a dictionary of " + entries + " texts");
        }
        int[] ends = new int[Math.min(entries, FIRST_ENTRIES)];
        int end = 0;
        for (int i = 0; i < entries; i++) {
            long length = lengths.next();
            if (length < 0 || length > bytes - end) {
                throw new IOException("a dictionary that is too short");
            }
            end += (int) length;
            ends = i < ends.length ? ends : Arrays.copyOf(ends, Math.min(entries, 2 * i));
            ends[i] = end;
        }
        return ends;
    }

    @Override
    public byte[] next() throws IOException {
        long number = numbers.next();
        if (number < 0 || number >= ends.length) {
            throw new IOException("text " + number + " of a dictionary of " + ends.length);
        }
        int from = number == 0 ? 0 : ends[(int) number - 1];
        int to = ends[(int) number];
        budget.bytes(to - from);
        return Arrays.copyOfRange(texts, from, to);
    }
}
