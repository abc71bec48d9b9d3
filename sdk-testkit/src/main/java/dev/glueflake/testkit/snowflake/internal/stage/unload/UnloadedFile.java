package dev.glueflake.testkit.snowflake.internal.stage.unload;

import java.nio.file.Path;

/**
 * A file that is written but not on the stage yet.
 *
 * @param inputBytes before compression
 */
record UnloadedFile(String name, Path content, long rows, long inputBytes) {}
