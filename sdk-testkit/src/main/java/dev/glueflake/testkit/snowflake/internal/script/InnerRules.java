package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;

/** What a statement inside a procedure may not do because of how the procedure was called. */
final class InnerRules {
    private InnerRules() {}

    static void check(Statement statement, ExecutionScope scope) {
        if (CallDepth.isReading(scope) && !reads(statement)) {
            throw new SnowflakeException(
                    "090244",
                    "P0000",
                    "Stored procedure execution error: a procedure in FROM runs SELECT, SHOW, DESCRIBE and CALL alone.");
        }
        boolean variables =
                statement instanceof Statement.SetVariables || statement instanceof Statement.UnsetVariables;
        if (scope.hasOwnersRights() && variables) {
            throw Errors.unsupported("SET and UNSET of session variables in an owner's rights stored procedure");
        }
    }

    private static boolean reads(Statement statement) {
        return statement instanceof Statement.Select
                || statement instanceof Statement.Show
                || statement instanceof Statement.Describe
                || statement instanceof Statement.Call
                || statement instanceof Statement.CallWith
                || statement instanceof Statement.AnonymousBlock;
    }
}
