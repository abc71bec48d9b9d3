/**
 * Directory tables. A stage with {@code DIRECTORY = (ENABLE = TRUE)} keeps a {@code DirectoryTable}: what it knows of its files, which only
 * {@code DirectoryRefresh} (ALTER STAGE … REFRESH, and AUTO_REFRESH before each statement of the account) changes. {@code DirectoryRows} gives
 * them to {@code FROM DIRECTORY(@stage)} and to streams on the stage, {@code DirectoryHistory} tells what was done with them, and
 * {@code FileFunctions} are the functions that make paths and URLs of a stage and a file's name; {@code PresignedFiles} knows again those
 * that it has signed.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stage.directory;
