/**
 * The client over the Snowflake JDBC driver.
 *
 * <p>{@link dev.glueflake.snowflake.internal.jdbc.JdbcClients} makes the client; each call of
 * {@link dev.glueflake.snowflake.internal.jdbc.JdbcClient} borrows a connection from a
 * {@link dev.glueflake.snowflake.internal.jdbc.Connections} and runs in a
 * {@link dev.glueflake.snowflake.internal.jdbc.JdbcSession}; {@link dev.glueflake.snowflake.internal.jdbc.JdbcErrors}
 * sorts what the driver throws. Only {@link dev.glueflake.snowflake.internal.jdbc.DriverAdapter} names classes of the
 * driver, so that everything else loads without it. The driver repeats requests by itself; nothing here does.
 */
@NullMarked
package dev.glueflake.snowflake.internal.jdbc;

import org.jspecify.annotations.NullMarked;
