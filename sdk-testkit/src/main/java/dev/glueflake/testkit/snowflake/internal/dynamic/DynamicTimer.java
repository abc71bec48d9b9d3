package dev.glueflake.testkit.snowflake.internal.dynamic;

import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import java.time.Instant;
import java.util.List;

/** Lets dynamic tables be refreshed when their lag is over by the account's clock. */
public final class DynamicTimer {
    private DynamicTimer() {}

    /** Refreshes what is due, once, however long ago that was. */
    public static void poll(Account account, StatementRunner statements) {
        DynamicBoard board = DynamicBoard.of(account);
        if (board.isEmpty() || board.busy().isHeldByCurrentThread()) {
            return;
        }
        Instant now = account.now();
        List<Table> due = DynamicBoard.tables(account).stream()
                .filter(table -> isDue(table, board, now))
                .toList();
        if (!due.isEmpty()) {
            new DynamicRefresher(account, statements, "SCHEDULED").refresh(due);
        }
    }

    private static boolean isDue(Table table, DynamicBoard board, Instant now) {
        Dynamic dynamic = DynamicRefresher.definition(table);
        return dynamic.suspension() == null
                && !dynamic.schedule().isOff()
                && dynamic.schedule()
                        .duration()
                        .filter(lag -> !board.lastAttempt(table).plus(lag).isAfter(now))
                        .isPresent();
    }
}
