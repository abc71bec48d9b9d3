/**
 * A Snowflake client with two transports behind one interface.
 *
 * <p>Flow: {@link dev.glueflake.snowflake.SnowflakeSettings} says where and as whom;
 * {@link dev.glueflake.snowflake.SnowflakeClient#jdbc(SnowflakeSettings)} or
 * {@link dev.glueflake.snowflake.SnowflakeClient#sqlApi(SnowflakeSettings)} makes the client; a
 * {@link dev.glueflake.snowflake.SqlStatement} (text, typed binds, timeout, query tag) goes in; a
 * {@link dev.glueflake.snowflake.StatementResult} or a {@link dev.glueflake.snowflake.QueryHandle} comes out. Whatever
 * Snowflake answers as an error is a {@link dev.glueflake.snowflake.SnowflakeException}; no answer at all to a statement
 * that was sent is an {@link dev.glueflake.core.OutcomeUnknownException}.
 *
 * <p>Names reach SQL only as {@link dev.glueflake.snowflake.SnowflakeIdentifier} or
 * {@link dev.glueflake.snowflake.QualifiedName}, values only as binds or through
 * {@link dev.glueflake.snowflake.SnowflakeLiteral}.
 */
@NullMarked
package dev.glueflake.snowflake;

import org.jspecify.annotations.NullMarked;
