package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.variant.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** SEQ of table functions: 1, 2, … by input row, for each use of such a function by itself. Thread-safe. */
public final class Sequences {
    /** What a statement says whose input is a constant: it has one row, however often the engine computes it. */
    public static final String ONE = "1";

    private static final int REMEMBERED = 1_000;
    private static final AtomicLong USES = new AtomicLong();
    private static final Map<String, AtomicLong> COUNTERS = new LinkedHashMap<>();

    private Sequences() {}

    /** A name for one use of a table function. */
    public static String use() {
        return "u" + USES.incrementAndGet();
    }

    static Json next(@Nullable Object use) {
        return Json.integer(ONE.equals(use) ? 1 : counter(String.valueOf(use)).incrementAndGet());
    }

    private static AtomicLong counter(String use) {
        synchronized (COUNTERS) {
            if (COUNTERS.size() > REMEMBERED && !COUNTERS.containsKey(use)) {
                COUNTERS.remove(COUNTERS.keySet().iterator().next());
            }
            return COUNTERS.computeIfAbsent(use, any -> new AtomicLong());
        }
    }
}
