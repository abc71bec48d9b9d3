package dev.glueflake.testkit.snowflake.internal.engine;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.result.RowCollector;
import dev.glueflake.testkit.snowflake.internal.result.Spools;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads all rows of a DuckDB result into canonical Java values. */
final class ResultReader {
    private static final int CHECK_EVERY_ROWS = 4_096;

    private final List<SqlType> types;
    private final Spools spools;
    private final Cancellation cancellation;

    /** @param spools where a large result is kept */
    ResultReader(List<SqlType> types, Spools spools, Cancellation cancellation) {
        this.types = types;
        this.spools = spools;
        this.cancellation = cancellation;
    }

    /** The query in the form that {@link #read} reads. */
    String readable(String sql) {
        if (types.stream().noneMatch(CellReader::isZoned)) {
            return sql;
        }
        String names = IntStream.range(0, types.size()).mapToObj(i -> "c" + i).collect(joining(", "));
        String selected = IntStream.range(0, types.size())
                .mapToObj(i -> CellReader.selected(types.get(i), "c" + i))
                .collect(joining(", "));
        return "SELECT " + selected + " FROM (" + sql + ") AS q(" + names + ")";
    }

    List<@Nullable Object[]> read(ResultSet rows) throws SQLException {
        CellReader[] readers = types.stream().map(CellReader::of).toArray(CellReader[]::new);
        int[] places = places();
        RowCollector found = new RowCollector(spools);
        while (rows.next()) {
            @Nullable Object[] cells = new @Nullable Object[readers.length];
            for (int i = 0; i < readers.length; i++) {
                cells[i] = readers[i].read(rows, places[i]);
            }
            found.add(cells);
            if (found.size() % CHECK_EVERY_ROWS == 0) {
                cancellation.check();
            }
        }
        return found.rows();
    }

    /** Where each column begins: one with an offset takes two. */
    private int[] places() {
        int[] places = new int[types.size()];
        int place = 1;
        for (int i = 0; i < places.length; i++) {
            places[i] = place;
            place += CellReader.isZoned(types.get(i)) ? 2 : 1;
        }
        return places;
    }
}
