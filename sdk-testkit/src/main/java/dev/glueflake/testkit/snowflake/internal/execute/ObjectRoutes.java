package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.script.RoutineAlteration;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import java.util.List;

/** The statements about objects of any kind with their handlers. */
final class ObjectRoutes {
    private ObjectRoutes() {}

    static List<Route<?>> all() {
        return List.of(
                Route.ddl(ObjectStatement.CreateObject.class, (work, create) -> new AccountObjectHandler(work)
                        .create(create)),
                Route.change(
                        ObjectStatement.CreatePolicy.class, (work, create) -> new PolicyHandler(work).create(create)),
                Route.ddl(ObjectStatement.CreateClone.class, (work, create) -> new CloneHandler(work).create(create)),
                Route.change(ObjectStatement.Alter.class, (work, alter) -> new AlterObjectHandler(work).alter(alter)),
                Route.change(
                        ObjectStatement.AlterRoutine.class,
                        (work, alter) -> new RoutineAlteration(work.session(), work.scope()).execute(alter)),
                Route.ddl(ObjectStatement.AlterAccount.class, (work, alter) -> new AccountObjectHandler(work)
                        .account(alter)),
                Route.ddl(ObjectStatement.Grant.class, (work, grant) -> new GrantHandler(work).grant(grant)),
                Route.command(
                        ObjectStatement.UseSecondaryRoles.class,
                        StatementKind.USE_ROLE,
                        (work, use) -> new SessionHandler(work).secondaryRoles(use)),
                Route.looking(
                        ObjectStatement.Explain.class, (work, explain) -> new ExplainHandler(work).explain(explain)),
                Route.looking(ObjectStatement.DescribeTransaction.class, (work, describe) -> new ShowSession(work)
                        .transaction(describe)),
                Route.looking(ObjectStatement.DescribeResult.class, (work, describe) -> new DescribeObject(work)
                        .result(describe)));
    }
}
