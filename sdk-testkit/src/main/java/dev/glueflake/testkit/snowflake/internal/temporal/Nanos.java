package dev.glueflake.testkit.snowflake.internal.temporal;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Moments as nanoseconds since 1970, the count that the engine keeps; it leaves the range of a long in 1677 and 2262. */
public final class Nanos {
    public static final long PER_SECOND = 1_000_000_000L;
    private static final BigInteger SECOND = BigInteger.valueOf(PER_SECOND);
    private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;
    /** A hundred thousand years. */
    private static final BigInteger LIMIT = BigInteger.valueOf(100_000L * 366 * 86_400);

    private static final int LONG_BITS = 63;

    private Nanos() {}

    /** Whether the count fits a long. */
    public static boolean isShort(long epochSecond) {
        return epochSecond <= LAST_SECOND && epochSecond >= -LAST_SECOND;
    }

    public static BigInteger of(long epochSecond, int nano) {
        return isShort(epochSecond)
                ? BigInteger.valueOf(epochSecond * PER_SECOND + nano)
                : BigInteger.valueOf(epochSecond).multiply(SECOND).add(BigInteger.valueOf(nano));
    }

    public static BigInteger of(LocalDateTime wall) {
        return of(wall.toEpochSecond(ZoneOffset.UTC), wall.get(ChronoField.NANO_OF_SECOND));
    }

    public static BigInteger of(Instant instant) {
        return of(instant.getEpochSecond(), instant.getNano());
    }

    /** The instant; arithmetic that left every calendar is refused here, where its outcome is first looked at. */
    public static Instant instant(BigInteger nanos) {
        if (nanos.bitLength() <= LONG_BITS) {
            long count = nanos.longValue();
            return Instant.ofEpochSecond(Math.floorDiv(count, PER_SECOND), Math.floorMod(count, PER_SECOND));
        }
        BigInteger[] parts = nanos.divideAndRemainder(SECOND);
        if (parts[0].abs().compareTo(LIMIT) > 0) {
            throw new SnowflakeException("100046", "22003", "Number out of representable range");
        }
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }

    public static LocalDateTime wall(BigInteger nanos) {
        Instant utc = instant(nanos);
        return LocalDateTime.ofEpochSecond(utc.getEpochSecond(), utc.getNano(), ZoneOffset.UTC);
    }
}
