package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Instant;
import java.util.Map;

/**
 * One run of one statement.
 *
 * @param queryId lower-case UUID, from {@link Account#nextQueryId()}
 * @param scriptVariables of the Scripting block around it, by upper-case name
 * @param now the time for the whole statement
 */
public record ExecutionScope(
        String queryId, Binds binds, Map<String, TypedValue> scriptVariables, Cancellation cancellation, Instant now) {

    /** Under this name, which no variable has, scripts mark what runs with an owner's rights. */
    public static final String OWNERS_RIGHTS = "\u0000owner's rights";

    /** Under this name a run that only asks for a result's shape is marked: nothing may happen in it. */
    public static final String DESCRIBE_ONLY = "\u0000describe only";

    public boolean isDescribeOnly() {
        return scriptVariables.containsKey(DESCRIBE_ONLY);
    }

    /** Whether it is a statement of a procedure with its owner's rights: session variables are out of its reach. */
    public boolean hasOwnersRights() {
        return scriptVariables.containsKey(OWNERS_RIGHTS);
    }

    /** The same run for a statement inside it: a query id of its own, and the block's variables instead of binds. */
    public ExecutionScope child(String childQueryId, Map<String, TypedValue> variables, Instant childNow) {
        return new ExecutionScope(childQueryId, Binds.none(), variables, cancellation, childNow);
    }
}
