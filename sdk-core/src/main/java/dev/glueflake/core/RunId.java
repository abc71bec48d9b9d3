package dev.glueflake.core;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The identifier of one run: 26 characters of Crockford's base 32, of which the first ten are the time.
 *
 * <p>Its text order is the order of creation, to the millisecond across machines and exactly within one
 * {@link RunIdGenerator}. It holds upper-case letters and digits only, so it fits in file names, tags and Snowflake
 * identifiers. The layout is that of a ULID: 48 bits of Unix time in milliseconds and 80 random bits. Immutable and
 * thread-safe.
 *
 * @param value the 26 characters
 */
public record RunId(String value) implements Comparable<RunId> {
    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final int TIME_LENGTH = 10;
    private static final int SHORT_LENGTH = 8;

    /**
     * Makes a run id from its text.
     *
     * @param value the 26 characters
     * @throws ConfigurationException if the text is no run id
     */
    public RunId {
        if (!FORM.matcher(value).matches()) {
            throw new ConfigurationException(
                    "RUN_ID_INVALID",
                    "\"" + value + "\" is no run id: expected 26 characters of 0-9 and A-Z without I, L, O and U.");
        }
    }

    /**
     * Returns the short form: the last eight characters, 40 random bits.
     *
     * @return eight characters that tell the runs of one table apart; they do not sort by time
     */
    public String shortForm() {
        return value.substring(value.length() - SHORT_LENGTH);
    }

    /**
     * Returns the time at which the id was made.
     *
     * @return the instant, to the millisecond
     */
    public Instant timestamp() {
        long millis = 0;
        for (int i = 0; i < TIME_LENGTH; i++) {
            millis = millis << 5 | ALPHABET.indexOf(value.charAt(i));
        }
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    /**
     * Returns the 26 characters.
     *
     * @return the value
     */
    @Override
    public String toString() {
        return value;
    }
}
