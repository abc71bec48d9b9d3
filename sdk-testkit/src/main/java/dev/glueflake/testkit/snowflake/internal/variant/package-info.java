/**
 * The values of VARIANT, OBJECT and ARRAY. The engine keeps them as JSON text; what JSON has no word for (undefined, an exact number
 * of many digits, a double, a date) is a marked JSON string in it. {@code JsonReader} reads both that text and what PARSE_JSON takes,
 * {@code JsonWriter} writes the stored text and what clients see, {@code JsonKeys} gives texts that compare as the values do.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.variant;
