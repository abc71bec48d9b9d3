/**
 * What each statement does. {@code StatementRunner.run} is one switch from the statement's class to a small handler; {@code StatementRunner.describe} answers the shape of the result without doing anything.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.execute;
