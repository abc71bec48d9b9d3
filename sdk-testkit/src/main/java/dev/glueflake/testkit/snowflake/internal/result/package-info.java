/**
 * What a statement answers, before a protocol turns it into text.
 *
 * <p>A {@code RowCollector} takes the rows as DuckDB gives them. Few stay in memory; many go to a {@code Spool}, a file in the
 * account's own directory, and are read from it block by block by whoever walks the list.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.result;
