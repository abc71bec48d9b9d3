package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of functions about what was used: START_TIME and END_TIME of a span, what it is about, CREDITS_USED and sums. Nothing is billed
 * here, so the credits are 0; spans in which nothing was used have no row.
 */
public final class UsageRows {
    private final UsageRange range;
    private final List<String> subjects;
    private final List<String> sums;
    private final Map<Key, long[]> used =
            new TreeMap<>(Comparator.comparing(Key::start).thenComparing(key -> String.join(".", key.shown())));

    private record Key(Instant start, List<@Nullable String> subject) {
        List<String> shown() {
            return subject.stream().map(String::valueOf).toList();
        }
    }

    /**
     * @param subjects columns that say what a row is about
     * @param sums columns behind CREDITS_USED
     */
    public UsageRows(UsageRange range, List<String> subjects, List<String> sums) {
        this.range = range;
        this.subjects = List.copyOf(subjects);
        this.sums = List.copyOf(sums);
    }

    /** Counts something used at that time, if it is in the range. */
    public void add(Instant time, List<@Nullable String> subject, long... amounts) {
        if (range.holds(time)) {
            long[] sum = used.computeIfAbsent(new Key(range.start(time), subject), first -> new long[amounts.length]);
            for (int i = 0; i < amounts.length; i++) {
                sum[i] += amounts[i];
            }
        }
    }

    public Relation relation(String function) {
        LiteralRows rows = new LiteralRows()
                .column("START_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("END_TIME", SqlTypes.TIMESTAMP_LTZ);
        subjects.forEach(column -> rows.column(column, SqlTypes.VARCHAR));
        rows.column("CREDITS_USED", SqlTypes.VARCHAR);
        sums.forEach(column -> rows.column(column, SqlTypes.INTEGER));
        used.forEach((key, amounts) -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(key.start().truncatedTo(ChronoUnit.MICROS));
            cells.add(range.end(key.start()).truncatedTo(ChronoUnit.MICROS));
            cells.addAll(key.subject());
            cells.add("0");
            for (long amount : amounts) {
                cells.add(BigDecimal.valueOf(amount));
            }
            rows.row(cells.toArray());
        });
        return rows.relation(function);
    }
}
