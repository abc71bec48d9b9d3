package dev.glueflake.testkit.snowflake.internal.sql.emit;

/** What a conversion does with a value that does not fit. */
enum Failure {
    RAISE,
    NULL
}
