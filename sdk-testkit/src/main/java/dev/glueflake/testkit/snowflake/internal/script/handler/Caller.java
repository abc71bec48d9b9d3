package dev.glueflake.testkit.snowflake.internal.script.handler;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import java.time.ZoneId;

/**
 * The statement that a routine is called by.
 *
 * @param zone of its session
 * @param statements {@link InnerStatements#NONE} for a function
 */
public record Caller(ZoneId zone, Cancellation cancellation, InnerStatements statements) {}
