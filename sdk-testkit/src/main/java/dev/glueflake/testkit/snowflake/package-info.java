/**
 * A Snowflake inside the test's JVM that the real driver and SQL API clients talk to.
 *
 * <p>{@link dev.glueflake.testkit.snowflake.FakeSnowflake} starts it and hands out all that a client needs: a JDBC URL with
 * properties, a {@code DataSource}, the SQL API's address and a key pair. What clients did is in the
 * {@link dev.glueflake.testkit.snowflake.QueryLog}; what shall go wrong is scripted in
 * {@link dev.glueflake.testkit.snowflake.Faults}. Rows come in by {@code FakeSnowflake.insert}, {@code insertCsv} and {@code
 * insertJson}; {@link dev.glueflake.testkit.snowflake.SnowflakeAssertions} looks at tables and at the log. {@link dev.glueflake.testkit.snowflake.FakeSnowflakeExtension} brings it to
 * JUnit tests. A suite prepares its account once, keeps it by {@code FakeSnowflake.snapshot} and goes back to it before each test.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake;
