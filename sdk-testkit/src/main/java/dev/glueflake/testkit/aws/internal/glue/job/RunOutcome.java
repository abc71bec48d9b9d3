package dev.glueflake.testkit.aws.internal.glue.job;

/** How a run ends: one of the final states, and the error message or an empty text. */
record RunOutcome(String state, String message) {}
