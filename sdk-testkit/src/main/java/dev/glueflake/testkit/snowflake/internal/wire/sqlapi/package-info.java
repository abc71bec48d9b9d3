/**
 * The SQL API, version 2: {@code SqlApiProtocol} knows its three operations; what becomes of a statement is said by the HTTP status.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.sqlapi;
