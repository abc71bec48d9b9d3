package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs by query id and by request id; the oldest that have ended go where there are too many cells. Thread-safe. */
final class QueryRegistry {
    private static final long MAX_CELLS = 20_000_000;
    private static final int MAX_RUNS = 20_000;

    private final Map<String, QueryRun> byId = new LinkedHashMap<>();
    private final Map<String, String> idByRequest = new LinkedHashMap<>();
    private long cells;

    synchronized void add(QueryRun run) {
        byId.put(run.id(), run);
    }

    synchronized void request(String requestId, QueryRun run) {
        idByRequest.put(requestId, run.id());
    }

    synchronized Optional<QueryRun> find(String queryId) {
        return Optional.ofNullable(byId.get(queryId));
    }

    synchronized Optional<QueryRun> findRequest(String requestId) {
        return Optional.ofNullable(idByRequest.get(requestId)).flatMap(this::find);
    }

    /** Counts the result of a run that has ended, and forgets the oldest where need be. */
    synchronized void ended(QueryRun run) {
        cells += cells(run);
        Iterator<QueryRun> oldest = byId.values().iterator();
        while ((cells > MAX_CELLS || byId.size() > MAX_RUNS) && oldest.hasNext()) {
            QueryRun candidate = oldest.next();
            if (candidate.isDone() && candidate != run) {
                cells -= cells(candidate);
                oldest.remove();
            }
        }
        if (idByRequest.size() > 2 * MAX_RUNS) {
            idByRequest.values().retainAll(byId.keySet());
        }
    }

    synchronized List<QueryRun> all() {
        return List.copyOf(byId.values());
    }

    private static long cells(QueryRun run) {
        StatementResult result = run.result();
        return result == null
                ? 0
                : (long) result.rows().size() * result.columns().size();
    }
}
