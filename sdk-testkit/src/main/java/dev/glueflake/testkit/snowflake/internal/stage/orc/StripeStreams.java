package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcInput.Packing;
import dev.glueflake.testkit.snowflake.internal.stage.orc.Tail.StripeInfo;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The streams of a stripe by column and kind, and how its columns are encoded. */
final class StripeStreams {
    private final FileChannel file;
    private final Packing packing;
    private final RowBudget budget;
    private final Map<Key, Region> regions = new HashMap<>();
    private final List<Message> encodings;
    private final ZoneId zone;

    /** What a stream has; the rest are indexes. In the order of their numbers in files. */
    enum Kind {
        PRESENT,
        DATA,
        LENGTH,
        DICTIONARY_DATA,
        DICTIONARY_COUNT,
        SECONDARY
    }

    private static final List<Kind> KINDS = List.of(Kind.values());

    private record Key(long column, Kind kind) {}

    private record Region(long offset, long length) {}

    StripeStreams(FileChannel file, Packing packing, StripeInfo stripe, RowBudget budget) throws IOException {
        this.file = file;
        this.packing = packing;
        this.budget = budget;
        long at = stripe.offset();
        long end = Math.addExact(at, Math.addExact(stripe.indexLength(), stripe.dataLength()));
        Message footer = Tail.message(new OrcInput(file, packing, end, stripe.footerLength()));
        for (Message stream : footer.messages(1)) {
            long length = stream.number(3);
            if (length < 0 || at > end - length) {
                throw new IOException("a stream of " + length + " bytes");
            }
            long kind = stream.number(1);
            if (kind >= 0 && kind < KINDS.size()) {
                regions.put(new Key(stream.number(2), KINDS.get((int) kind)), new Region(at, length));
            }
            at += length;
        }
        this.encodings = footer.messages(2);
        this.zone = zone(footer);
    }

    private static ZoneId zone(Message footer) throws IOException {
        List<String> names = footer.texts(3);
        try {
            return names.isEmpty() || names.get(0).isEmpty()
                    ? ZoneOffset.UTC
                    : ZoneId.of(names.get(0), ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            throw new IOException("a writer in time zone " + names.get(0), e);
        }
    }

    /** Where the writer was, whose wall clock timestamps are by. */
    ZoneId zone() {
        return zone;
    }

    RowBudget budget() {
        return budget;
    }

    boolean has(OrcType column, Kind kind) {
        return regions.containsKey(new Key(column.id(), kind));
    }

    /** A stream of a column, empty where there is none. */
    OrcInput input(OrcType column, Kind kind) throws IOException {
        Region region = regions.getOrDefault(new Key(column.id(), kind), new Region(0, 0));
        return new OrcInput(file, packing, region.offset(), region.length());
    }

    Integers integers(OrcType column, Kind kind, boolean signed) throws IOException {
        OrcInput in = input(column, kind);
        return encoding(column) < 2 ? new RunLength1(in, signed) : new RunLength2(in, signed);
    }

    boolean isDictionary(OrcType column) throws IOException {
        return encoding(column) % 2 == 1;
    }

    int dictionarySize(OrcType column) throws IOException {
        return encodings.get(column.id()).size(2);
    }

    /** 0 direct, 1 by dictionary, 2 and 3 the same with the later encoding of numbers. */
    private long encoding(OrcType column) throws IOException {
        long encoding =
                column.id() < encodings.size() ? encodings.get(column.id()).number(1) : -1;
        if (encoding < 0 || encoding > 3) {
            throw new IOException("column " + column.id() + " of encoding " + encoding);
        }
        return encoding;
    }
}
