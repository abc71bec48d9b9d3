/**
 * ORC files, version 1 of the format as Hive 0.11 and 0.12, Spark, Trino and Arrow write it: {@code OrcFile} reads the tail (a
 * {@code Tail}, by {@code Message}s) and gives one row after the other. Each stripe's {@code StripeStreams} open the streams of
 * bytes that its footer names, which a {@code Codec} unpacks block by block; a {@code Column} makes values of them by its
 * {@code OrcType}. The file is never in memory as a whole, and what a file only claims takes no memory: a row that unfolds to more than
 * any value may have is damage. Damage is an {@link java.io.IOException}, what is known but not read is refused by name.
 *
 * <p>It is here, and no library, because the one there is needs Hadoop's file systems, fifty megabytes of classes for a format that
 * takes a thousand lines to read.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.orc;
