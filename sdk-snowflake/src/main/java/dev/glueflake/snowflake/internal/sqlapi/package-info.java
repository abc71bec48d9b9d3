/**
 * The client over the Snowflake SQL API.
 *
 * <p>{@link dev.glueflake.snowflake.internal.sqlapi.SqlApiClients} makes the client;
 * {@link dev.glueflake.snowflake.internal.sqlapi.SqlApiClient} turns a statement into a request body
 * ({@link dev.glueflake.snowflake.internal.sqlapi.RequestBody}), sends it through
 * {@link dev.glueflake.snowflake.internal.sqlapi.SqlApiHttp}, which owns tokens and repetitions, polls while the answer
 * is 202, and reads the rows through {@link dev.glueflake.snowflake.internal.sqlapi.ResultReader}.
 */
@NullMarked
package dev.glueflake.snowflake.internal.sqlapi;

import org.jspecify.annotations.NullMarked;
