package dev.glueflake.testkit.snowflake.internal.stage.value;

/** Makes a value of a text that is not NULL. Not thread-safe. */
@FunctionalInterface
public interface FieldParser {
    /** The value in the Java type that belongs to the column's type. */
    Object parse(String text) throws ValueException;
}
