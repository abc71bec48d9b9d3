/**
 * The life of a statement, the same for both protocols: {@code QueryService} takes a {@code QueryRequest}, finds a repeated one again, parses the text, runs its statements one after the other on a thread of its own and keeps the {@code QueryRun} by its query id for whoever asks.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.query;
