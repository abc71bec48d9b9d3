package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Authority;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.Locale;

/** The privileges that tasks and alerts take. */
final class TaskRights {
    /** On a task: to start and stop it. */
    static final String OPERATE = "OPERATE";

    private TaskRights() {}

    /** It runs by the rights of its owner, who has to have the right to run tasks, or alerts, and to use its warehouse. */
    static void requireRunnable(Timed timed, Account account) {
        Authority owner = Authority.of(account, timed.info().owner());
        String kind = timed.kind().name();
        if (!owner.mayOnAccount("EXECUTE " + kind)) {
            throw Errors.compilation(
                    "091089",
                    "23001",
                    "Cannot execute " + kind.toLowerCase(Locale.ROOT) + " "
                            + timed.name().name() + ", EXECUTE " + kind + " privilege must be granted to owner role");
        }
        timed.settings()
                .find("WAREHOUSE")
                .flatMap(name -> account.objects().find(ObjectKind.WAREHOUSE, name))
                .ifPresent(warehouse -> owner.require(warehouse, "USAGE"));
    }

    /** Whether its runs are to be seen. */
    static boolean mayMonitor(Timed task, Authority authority) {
        return authority.mayOnAccount("MONITOR EXECUTION")
                || authority.may("MONITOR", task)
                || authority.may(OPERATE, task);
    }
}
