/**
 * Snowflake's functions and operators: {@code FunctionLibrary} finds a definition by name and number of arguments, which types the call
 * and gives it its DuckDB form. A function that is not here is refused by name.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.sql.function;
