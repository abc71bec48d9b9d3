/**
 * Delimited text as Snowflake reads it. {@code CsvReader} takes an {@code InputStream} and a {@code CsvFormat} and gives one
 * {@code CsvRecord} after the other; a record still knows what libraries forget, whether a field was enclosed and where in the
 * file it began. {@code CsvDecoder} makes characters of bytes, {@code FieldNulls} says which fields are NULL.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.csv;
