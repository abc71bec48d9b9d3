/**
 * Dynamic tables: tables whose rows a query gives. {@code DynamicRefresher} carries out a refresh of some of them with all that they
 * read, the upstream ones first, in one transaction that sees one state of the account; {@code DynamicTimer} does so for those whose lag
 * is over, before each statement of the account, for nothing runs in the background. {@code RefreshMode} says whether Snowflake could
 * refresh a query by changes alone; here every refresh computes the whole query. {@code DynamicBoard} keeps what the account knows of
 * refreshes, {@code DynamicTableHistory} shows it.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.dynamic;
