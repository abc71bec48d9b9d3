package dev.glueflake.testkit.snowflake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvReader;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvRecord;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FieldNulls;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows from maps, CSV and JSON, as one INSERT; where values are nested, as one for each row. */
final class RowImport {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final CsvFormat CSV = new CsvFormat(
            "\n",
            ",",
            '"',
            (char) 0,
            (char) 0,
            CsvFormat.DEFAULT.layout(),
            new CsvFormat.Nulls(List.of(), true),
            CsvFormat.DEFAULT.text());

    private final FakeSnowflake fake;
    private final String table;

    RowImport(FakeSnowflake fake, String table) {
        this.fake = fake;
        this.table = table;
    }

    int maps(List<? extends Map<String, ?>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        boolean nested = rows.stream().flatMap(row -> row.values().stream()).anyMatch(RowImport::isNested);
        if (columns.isEmpty()) {
            return 0;
        } else if (nested) {
            rows.forEach(row -> one(columns, row));
        } else {
            String marks = "?" + ", ?".repeat(columns.size() - 1);
            List<List<TypedValue>> values =
                    rows.stream().map(row -> values(columns, row)).toList();
            fake.run(into(columns) + " values (" + marks + ")", Binds.batch(values));
        }
        return rows.size();
    }

    private void one(Set<String> columns, Map<String, ?> row) {
        List<String> marks = new ArrayList<>();
        columns.forEach(column -> marks.add(isNested(row.get(column)) ? "parse_json(?)" : "?"));
        fake.run(into(columns) + " select " + String.join(", ", marks), Binds.of(values(columns, row)));
    }

    private static boolean isNested(@Nullable Object value) {
        return value instanceof Map
                || value instanceof Collection
                || (value instanceof JsonNode node && node.isContainerNode());
    }

    private String into(Set<String> columns) {
        return "insert into " + table + " ("
                + String.join(", ", columns.stream().map(RowImport::identifier).toList()) + ")";
    }

    /** A name that is none as it stands is put in quotes. */
    private static String identifier(String name) {
        boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_$]*") || (name.length() > 2 && name.startsWith("\""));
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static List<TypedValue> values(Set<String> columns, Map<String, ?> row) {
        return columns.stream().map(column -> value(row.get(column))).toList();
    }

    private static TypedValue value(@Nullable Object value) {
        if (value == null || (value instanceof JsonNode json && json.isNull())) {
            return new TypedValue(SqlTypes.NULL, null);
        } else if (isNested(value)) {
            return TypedValue.text(MAPPER.valueToTree(value).toString());
        } else if (value instanceof Double || value instanceof Float) {
            return new TypedValue(SqlTypes.REAL, ((Number) value).doubleValue());
        } else if (value instanceof Number || (value instanceof JsonNode json && json.isNumber())) {
            return number(new BigDecimal(value.toString()));
        } else if (value instanceof JsonNode json) {
            return json.isBoolean()
                    ? new TypedValue(SqlTypes.BOOLEAN, json.booleanValue())
                    : TypedValue.text(json.asText());
        }
        SqlType type = type(value);
        return type == null ? TypedValue.text(value.toString()) : new TypedValue(type, value);
    }

    private static TypedValue number(BigDecimal number) {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        return new TypedValue(new SqlType.Numeric(38, plain.scale()), plain);
    }

    private static @Nullable SqlType type(Object value) {
        if (value instanceof Boolean) {
            return SqlTypes.BOOLEAN;
        } else if (value instanceof byte[]) {
            return SqlTypes.BINARY;
        } else if (value instanceof LocalDate) {
            return SqlTypes.DATE;
        } else if (value instanceof LocalTime) {
            return SqlTypes.TIME;
        } else if (value instanceof LocalDateTime) {
            return SqlTypes.TIMESTAMP_NTZ;
        } else if (value instanceof Instant) {
            return SqlTypes.TIMESTAMP_LTZ;
        }
        return value instanceof OffsetDateTime ? SqlTypes.TIMESTAMP_TZ : null;
    }

    int json(String text) {
        List<Map<String, JsonNode>> rows = new ArrayList<>();
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value.isArray()) {
                    value.forEach(row -> rows.add(object(row)));
                } else {
                    rows.add(object(value));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("The rows for " + table + " are no JSON: " + e.getMessage(), e);
        }
        return maps(rows);
    }

    private Map<String, JsonNode> object(JsonNode row) {
        if (!row.isObject()) {
            throw new IllegalArgumentException("A row for " + table + " must be a JSON object, not " + row);
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        row.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    int csv(String text) {
        FieldNulls nulls = new FieldNulls(CSV.nulls());
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CSV)) {
            List<String> header = header(reader.next());
            for (CsvRecord row = reader.next(); row != null; row = reader.next()) {
                rows.add(fields(header, row, nulls));
            }
        } catch (CsvException | IOException e) {
            throw new IllegalArgumentException("The rows for " + table + " are no CSV: " + e.getMessage(), e);
        }
        return maps(rows);
    }

    /** The reader's records are one object that changes. */
    private static List<String> header(@Nullable CsvRecord first) {
        List<String> names = new ArrayList<>();
        for (int i = 0; first != null && i < first.size(); i++) {
            names.add(first.text(i).trim());
        }
        return names;
    }

    private Map<String, @Nullable String> fields(List<String> header, CsvRecord row, FieldNulls nulls) {
        if (row.size() != header.size()) {
            throw new IllegalArgumentException("A row for " + table + " has " + row.size() + " fields, the header has "
                    + header.size() + ": " + row.text(0) + ", …");
        }
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            fields.put(header.get(i), nulls.value(row, i));
        }
        return fields;
    }
}
