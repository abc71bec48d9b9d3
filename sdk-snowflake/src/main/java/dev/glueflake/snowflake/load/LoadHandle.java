package dev.glueflake.snowflake.load;

import dev.glueflake.core.RunId;
import dev.glueflake.core.S3Location;

/**
 * A load that was started: a plain value that may be stored and awaited elsewhere.
 *
 * @param runId the run's id
 * @param plan where its plan lies
 */
public record LoadHandle(RunId runId, S3Location plan) {}
