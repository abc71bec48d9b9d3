package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Authority;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;

/** The privileges that tasks take. */
final class TaskRights {
    /** On a task: to start and stop it. */
    static final String OPERATE = "OPERATE";

    private TaskRights() {}

    /** A task runs by the rights of its owner, who has to have the right to run tasks and to use its warehouse. */
    static void requireRunnable(Task task, Account account) {
        Authority owner = Authority.of(account, task.info().owner());
        if (!owner.mayOnAccount("EXECUTE TASK")) {
            throw Errors.compilation(
                    "091089",
                    "23001",
                    "Cannot execute task " + task.name().name()
                            + ", EXECUTE TASK privilege must be granted to owner role");
        }
        task.settings()
                .find("WAREHOUSE")
                .flatMap(name -> account.objects().find(ObjectKind.WAREHOUSE, name))
                .ifPresent(warehouse -> owner.require(warehouse, "USAGE"));
    }

    /** Whether the task's runs are to be seen. */
    static boolean mayMonitor(Task task, Authority authority) {
        return authority.mayOnAccount("MONITOR EXECUTION")
                || authority.may("MONITOR", task)
                || authority.may(OPERATE, task);
    }
}
