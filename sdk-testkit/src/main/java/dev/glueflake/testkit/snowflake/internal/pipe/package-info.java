/**
 * Pipes. {@code PipeDefinitions} makes, alters and refreshes a {@code Pipe}, a catalog object that carries its {@code PipeState}: the
 * files that wait and those that are loaded.
 *
 * <p>Nothing runs in the background, and nobody sends events. An AUTO_INGEST pipe takes a file when it stands in its place and did not
 * stand there, or was another one, at the last look; {@code PipeIngest.poll} looks before each statement of the account, and loads what
 * waits before and after each: a file that is there before a statement begins is loaded when the statement sees the table. As with tasks,
 * loads wait while any transaction is open. The times of files are those of their disk or of S3 and do not follow the account's clock: the
 * limit of seven days of REFRESH is therefore not applied. {@code PipeStatus} says how a pipe is, {@code CopyHistory} what it and COPY have done.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.pipe;
