package dev.glueflake.testkit.aws.internal.glue.discover;

/** A column: its name in lower case and its Hive type. */
public record Column(String name, String type) {}
