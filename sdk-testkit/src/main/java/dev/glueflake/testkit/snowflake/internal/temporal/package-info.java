/**
 * Dates and times as text, for SQL and for loads alike. A {@code TemporalReader} makes a value of a text: {@code TemporalText}
 * finds its parts, by a {@code TemporalPattern} or, where the format is AUTO, by {@code AutoText}. {@code TemporalPattern}
 * also writes. {@code Nanos} counts values in the nanoseconds that the engine keeps.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.temporal;
