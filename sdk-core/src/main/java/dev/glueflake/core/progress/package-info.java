/**
 * Live progress of long operations.
 *
 * <p>An operation tells a {@link dev.glueflake.core.progress.ProgressListener} about
 * {@link dev.glueflake.core.progress.ProgressEvent}s; {@link dev.glueflake.core.progress.ConsoleProgress} draws them: a
 * bar on a terminal, plain lines elsewhere.
 */
@NullMarked
package dev.glueflake.core.progress;

import org.jspecify.annotations.NullMarked;
