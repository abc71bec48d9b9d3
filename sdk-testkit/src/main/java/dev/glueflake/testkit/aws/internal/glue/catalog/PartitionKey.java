package dev.glueflake.testkit.aws.internal.glue.catalog;

/** A partition column. */
record PartitionKey(String name, String type) {}
