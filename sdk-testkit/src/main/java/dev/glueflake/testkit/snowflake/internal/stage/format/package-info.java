/**
 * File formats and other {@code NAME = value} options. {@code Options} takes the options of a statement apart and refuses by name
 * whatever nobody asked for; {@code FormatParser} makes a {@code FormatSettings} of FILE_FORMAT's.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.format;
