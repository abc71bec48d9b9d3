/** The types of Hive and Glue, read from their text: {@code HiveTypeParser} gives a {@code HiveType}. */
@org.jspecify.annotations.NullMarked
package dev.glueflake.glue.internal.sync;
