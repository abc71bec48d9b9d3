/**
 * Values as text: {@code BindValues} reads what clients bind, {@code DriverValues} and {@code SqlApiValues} write the cells of results, {@code RowType} describes columns.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.value;
