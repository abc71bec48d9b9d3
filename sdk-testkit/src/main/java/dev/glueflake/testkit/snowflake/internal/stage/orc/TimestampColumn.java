package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.stage.orc.StripeStreams.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Timestamps without a zone: seconds since the year 2015 began where the writer was, and nanoseconds in another stream. */
final class TimestampColumn implements Column {
    private static final LocalDateTime BASE = LocalDateTime.of(2015, 1, 1, 0, 0);
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private final Integers seconds;
    private final Integers nanos;
    private final ZoneId zone;
    private final long base;

    TimestampColumn(OrcType type, StripeStreams stripe) throws IOException {
        this.seconds = stripe.integers(type, Kind.DATA, true);
        this.nanos = stripe.integers(type, Kind.SECONDARY, false);
        this.zone = stripe.zone();
        this.base = BASE.atZone(zone).toEpochSecond();
    }

    @Override
    public LocalDateTime next() throws IOException {
        long second = seconds.next();
        long nano = nanos(nanos.next());
        try {
            long since1970 = Math.addExact(second, base);
            // Writers cut seconds before 1970 towards zero, but those with no more than a fraction of a millisecond.
            boolean cut = since1970 < 0 && nano >= MILLISECOND;
            return LocalDateTime.ofInstant(Instant.ofEpochSecond(cut ? since1970 - 1 : since1970, nano), zone);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IOException("a timestamp " + second + " seconds from 2015", e);
        }
    }

    /** The lowest three bits say how many zeros less one were taken off its end, if any. Arrow's writer has negative ones. */
    private static long nanos(long written) throws IOException {
        long nanos = written >> 3;
        int zeros = (int) (written & 7);
        for (int i = 0; zeros > 0 && i <= zeros && Math.abs(nanos) < SECOND; i++) {
            nanos *= 10;
        }
        if (Math.abs(nanos) >= SECOND) {
            throw new IOException(nanos + " nanoseconds");
        }
        return nanos;
    }
}
