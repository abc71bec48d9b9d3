package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import java.util.List;

/** What the SQL API does not take: no files of the client's, and no statement whose only effect is on a session that ends with it. */
final class SqlApiRules {
    private SqlApiRules() {}

    static void check(List<ParsedStatement> statements, QueryRequest request) {
        boolean single = statements.size() == 1;
        if (!single && !request.binds().rows().isEmpty()) {
            throw Errors.unsupported("bindings with multiple statements in the SQL API");
        }
        for (ParsedStatement parsed : statements) {
            Statement statement = parsed.statement();
            if (statement instanceof Statement.Put || statement instanceof Statement.Get) {
                throw Errors.unsupported(name(statement) + " in the SQL API");
            } else if (single && needsSession(statement)) {
                throw Errors.unsupported(name(statement) + " outside a multi-statement request to the SQL API");
            }
        }
    }

    private static boolean needsSession(Statement statement) {
        return statement instanceof Statement.Begin
                || statement instanceof Statement.Commit
                || statement instanceof Statement.Rollback
                || statement instanceof Statement.Use
                || statement instanceof Statement.AlterSessionSet
                || statement instanceof Statement.AlterSessionUnset
                || statement instanceof Statement.SetVariables
                || statement instanceof Statement.UnsetVariables
                || (statement instanceof Statement.CreateStage stage && stage.temporary())
                || (statement instanceof Statement.CreateTable table && table.persistence() == Persistence.TEMPORARY);
    }

    private static String name(Statement statement) {
        if (statement instanceof Statement.CreateTable) {
            return "CREATE TEMPORARY TABLE";
        } else if (statement instanceof Statement.CreateStage) {
            return "CREATE TEMPORARY STAGE";
        } else if (statement instanceof Statement.AlterSessionSet || statement instanceof Statement.AlterSessionUnset) {
            return "ALTER SESSION";
        } else if (statement instanceof Statement.SetVariables || statement instanceof Statement.UnsetVariables) {
            return statement instanceof Statement.SetVariables ? "SET" : "UNSET";
        }
        return statement.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
    }
}
