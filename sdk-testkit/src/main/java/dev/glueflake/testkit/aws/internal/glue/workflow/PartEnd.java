package dev.glueflake.testkit.aws.internal.glue.workflow;

import java.time.Instant;

/** The end of a job run or of a crawl. */
record PartEnd(Part part, String run, String state, Instant at) {}
