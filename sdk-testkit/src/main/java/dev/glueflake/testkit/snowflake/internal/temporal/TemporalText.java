package dev.glueflake.testkit.snowflake.internal.temporal;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds date and time in a text: by one pattern, or for AUTO by detection. Immutable and thread-safe. */
final class TemporalText {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
    /** Integers mean seconds below this many, then milliseconds, microseconds and nanoseconds. */
    private static final long SECONDS_BELOW = 31_536_000_000L;

    private final @Nullable TemporalPattern pattern;
    private final boolean time;
    private final int centuryStart;

    /**
     * For values of one type.
     *
     * @param format a pattern, or AUTO
     */
    TemporalText(SqlType type, String format, int centuryStart) {
        this.pattern = isAuto(format) ? null : TemporalPattern.of(format);
        this.time = type instanceof SqlType.Time;
        this.centuryStart = centuryStart;
    }

    /** Null where the text is nothing of the kind. */
    @Nullable
    TemporalFields find(String written) {
        String text = written.strip();
        if (pattern != null) {
            return pattern.match(text, centuryStart);
        }
        TemporalFields plain = time ? null : IsoText.find(text);
        if (plain != null) {
            return plain;
        }
        if (INTEGER.matcher(text).matches()) {
            BigInteger value = new BigInteger(text);
            return value.bitLength() < Long.SIZE ? integer(value.longValue()) : null;
        }
        return time ? AutoText.clock(text) : AutoText.moment(text);
    }

    /** Of a time only the whole seconds count. */
    private TemporalFields integer(long value) {
        long perSecond = 1;
        while (perSecond < 1_000_000_000L && Math.abs(value / perSecond) >= SECONDS_BELOW) {
            perSecond *= 1000;
        }
        int nano = time ? 0 : (int) (Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond));
        return TemporalFields.at(LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), nano, ZoneOffset.UTC));
    }

    static boolean isAuto(String format) {
        return format.isEmpty() || format.equalsIgnoreCase("AUTO");
    }
}
