package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import java.util.List;

/** CALL of one of the system's functions, which answers as SELECT of it does. */
final class SystemCall {
    private SystemCall() {}

    static boolean isMeant(Statement.Call call) {
        return call.procedure().parts().size() == 1
                && call.procedure().last().text().startsWith("SYSTEM$");
    }

    static Statement select(Statement.Call call) {
        Expression value = new Expression.FunctionCall(
                call.procedure(), call.arguments(), false, List.of(), null, false, null, Position.NONE);
        String name = call.procedure().last().text();
        Query.SelectItem item = new Query.SelectItem(value, Identifier.quoted(name, Position.NONE), name);
        return new Statement.Select(
                new Query.Select(false, List.of(item), List.of(), null, null, null, null, Position.NONE));
    }
}
