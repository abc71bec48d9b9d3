package dev.glueflake.snowflake.load;

import dev.glueflake.snowflake.SnowflakeIdentifier;

/**
 * One column of a load.
 *
 * @param source the name in the source
 * @param target the name in Snowflake, the source's in upper case
 * @param reader how its values become CSV text
 * @param type the Snowflake type with its parameters, such as {@code NUMBER(10,2)}
 */
record LoadColumn(String source, SnowflakeIdentifier target, ColumnReader reader, String type) {}
