/**
 * The quickstart: Postgres to S3 to Snowflake, everything on this machine.
 *
 * <p>{@link dev.glueflake.samples.quickstart.Quickstart} is the tutorial. {@code LocalCloud} starts a real Postgres, the
 * embedded AWS services and the fake Snowflake; {@code Shop} is the source database; {@code Check} compares both ends and
 * {@code Report} prints the tables.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.samples.quickstart;
