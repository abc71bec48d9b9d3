/**
 * From the text of a field to a value of a column's type, by Snowflake's rules. {@code FieldParsers} picks the
 * {@code FieldParser} of a column; it gives the Java type that results use, or a {@code ValueException} with Snowflake's words.
 * Dates and times go through {@code TemporalReader}, which knows patterns and detection.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.value;
