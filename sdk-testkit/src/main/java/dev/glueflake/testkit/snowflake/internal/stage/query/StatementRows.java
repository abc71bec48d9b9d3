package dev.glueflake.testkit.snowflake.internal.stage.query;

import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was read from stages for statements that are running. Thread-safe. */
public final class StatementRows {
    private final Map<String, List<StagedRows>> byQuery = new ConcurrentHashMap<>();

    public static StatementRows of(Account account) {
        return account.part(StatementRows.class, StatementRows::new);
    }

    void keep(String queryId, StagedRows rows) {
        byQuery.computeIfAbsent(queryId, id -> new ArrayList<>()).add(rows);
    }

    /** The statement is over. */
    public void release(String queryId) {
        List<StagedRows> rows = byQuery.remove(queryId);
        if (rows != null) {
            rows.forEach(StagedRows::close);
        }
    }
}
