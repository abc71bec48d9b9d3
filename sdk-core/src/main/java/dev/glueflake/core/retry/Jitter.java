package dev.glueflake.core.retry;

/**
 * How a delay is drawn, so that many clients do not come back at the same moment.
 *
 * <p>Every delay lies between the base and the cap. Immutable and thread-safe.
 */
public enum Jitter {
    /** Evenly between the base and a ceiling that doubles with each retry and starts at twice the base. */
    FULL,

    /** Evenly between the base and three times the delay before. */
    DECORRELATED
}
