package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Results by query id, for RESULT_SCAN and for whoever fetches them later. The oldest go when there are too many cells. Thread-safe. */
public final class QueryResults {
    private final Map<String, StatementResult> results = new LinkedHashMap<>();
    private final long maxCells;
    private long cells;

    QueryResults(long maxCells) {
        this.maxCells = maxCells;
    }

    public synchronized void put(String queryId, StatementResult result) {
        StatementResult before = results.put(queryId, result);
        cells += cellsOf(result) - (before == null ? 0 : cellsOf(before));
        var oldest = results.values().iterator();
        while (cells > maxCells && results.size() > 1) {
            cells -= cellsOf(oldest.next());
            oldest.remove();
        }
    }

    public synchronized Optional<StatementResult> find(String queryId) {
        return Optional.ofNullable(results.get(queryId));
    }

    private static long cellsOf(StatementResult result) {
        return 1 + (long) result.rows().size() * result.columns().size();
    }
}
