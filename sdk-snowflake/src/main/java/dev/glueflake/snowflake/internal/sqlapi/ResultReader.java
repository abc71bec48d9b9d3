package dev.glueflake.snowflake.internal.sqlapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.core.PermanentException;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.StatementResult;
import dev.glueflake.snowflake.StatementResult.Column;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a result: the first part from the answer at hand, the others each by one request. */
final class ResultReader {

    private static final Map<String, String> TYPES = Map.of("FIXED", "NUMBER", "REAL", "FLOAT", "TEXT", "VARCHAR");

    private final SqlApiHttp http;

    ResultReader(SqlApiHttp http) {
        this.http = http;
    }

    StatementResult read(Reply reply, String handle, Consumer<? super Row> consumer) {
        JsonNode metadata = reply.body().path("resultSetMetaData");
        List<Column> columns = columns(metadata.path("rowType"));
        rows(reply.body(), columns, handle, consumer);
        for (int part = 1; part < metadata.path("partitionInfo").size(); part++) {
            rows(http.send(Call.partition(handle, part)).body(), columns, handle, consumer);
        }
        return new StatementResult(handle, columns, List.of());
    }

    private static List<Column> columns(JsonNode rowType) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode node : rowType) {
            String type = node.path("type").asText().toUpperCase(Locale.ROOT);
            columns.add(new Column(
                    node.path("name").asText(),
                    TYPES.getOrDefault(type, type),
                    type.equals("FIXED") ? node.path("precision").asInt() : 0,
                    node.path("scale").asInt(),
                    node.path("nullable").asBoolean(true)));
        }
        return List.copyOf(columns);
    }

    private static void rows(JsonNode body, List<Column> columns, String handle, Consumer<? super Row> consumer) {
        for (JsonNode cells : body.path("data")) {
            List<@Nullable Object> values = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                values.add(value(columns.get(i), cells.path(i), handle));
            }
            consumer.accept(new Row(columns, values));
        }
    }

    private static @Nullable Object value(Column column, JsonNode cell, String handle) {
        if (cell.isNull() || cell.isMissingNode()) {
            return null;
        }
        try {
            return CellValues.read(column, cell.asText());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException | IndexOutOfBoundsException e) {
            throw new PermanentException(
                    "RESULT_UNREADABLE",
                    "Query " + handle + " succeeded, but a value of column " + column.name() + " is no "
                            + column.type(),
                    Map.of("queryId", handle),
                    null);
        }
    }
}
