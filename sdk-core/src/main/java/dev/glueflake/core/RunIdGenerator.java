package dev.glueflake.core;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Makes {@link RunId}s in strictly increasing order.
 *
 * <p>Two ids of one millisecond, or made after the clock was set back, differ by one in their last part. Thread-safe.
 */
public final class RunIdGenerator {
    private static final int RANDOM_BITS = 80;
    private static final int LENGTH = 26;

    private final Clock clock;
    private final RandomGenerator random;
    private BigInteger last = BigInteger.ZERO;

    private RunIdGenerator(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes a generator with cryptographic randomness.
     *
     * @param clock gives the time part
     * @return a new generator
     */
    public static RunIdGenerator of(Clock clock) {
        return new RunIdGenerator(clock, new SecureRandom());
    }

    /**
     * Makes a generator with a chosen source of randomness, for tests that need the same ids again.
     *
     * @param clock gives the time part
     * @param random gives the random part
     * @return a new generator
     */
    public static RunIdGenerator of(Clock clock, RandomGenerator random) {
        return new RunIdGenerator(clock, random);
    }

    /**
     * Makes the next id.
     *
     * @return an id greater than all ids this generator made before
     */
    public synchronized RunId next() {
        BigInteger time = BigInteger.valueOf(clock.millis());
        // One bit of the random part stays free, so that counting up cannot run into the time part.
        byte[] bytes = new byte[RANDOM_BITS / Byte.SIZE];
        random.nextBytes(bytes);
        BigInteger candidate = time.shiftLeft(RANDOM_BITS).or(new BigInteger(1, bytes).clearBit(RANDOM_BITS - 1));
        boolean sameOrEarlier = time.compareTo(last.shiftRight(RANDOM_BITS)) <= 0;
        last = sameOrEarlier ? last.add(BigInteger.ONE) : candidate;
        return new RunId(text(last));
    }

    private static String text(BigInteger number) {
        char[] result = new char[LENGTH];
        BigInteger rest = number;
        for (int i = LENGTH - 1; i >= 0; i--) {
            result[i] = RunId.ALPHABET.charAt(rest.intValue() & 31);
            rest = rest.shiftRight(5);
        }
        return new String(result);
    }
}
