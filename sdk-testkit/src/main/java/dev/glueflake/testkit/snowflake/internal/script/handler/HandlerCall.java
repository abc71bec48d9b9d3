package dev.glueflake.testkit.snowflake.internal.script.handler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a routine.
 *
 * @param arguments cells of the parameters' types
 * @param eachRow whether a table function is called for each row of a table, not once for the whole query
 */
public record HandlerCall(ForeignRoutine routine, List<@Nullable Object> arguments, Caller caller, boolean eachRow) {}
