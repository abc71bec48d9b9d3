package dev.glueflake.testkit.snowflake.internal.stage.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType.Texts;
import dev.glueflake.testkit.snowflake.internal.stage.query.RecordShape;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetTable.TableColumn;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordException;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecord;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonSyntaxException;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * MATCH_BY_COLUMN_NAME: one cell for each column of the target, from the field of its name. A field is kept as VARIANT, so that it is
 * cast as one; for a NUMBER, as the digits that the file has.
 */
final class FieldCells implements RecordShape {
    private static final JsonFactory JSON = new JsonFactory();

    private final LoadTarget target;
    private final MatchMode mode;
    private final Texts texts;
    private final boolean isCsv;
    private final boolean strictCount;
    /** The name of the field for each column as the last record had them. */
    private final Map<String, String> fieldByColumn = new HashMap<>();

    private @Nullable List<String> known;

    /**
     * Makes one.
     *
     * @param isCsv fields are texts, to be cast as such
     * @param strictCount a record has as many fields as there are columns
     */
    FieldCells(LoadTarget target, MatchMode mode, Texts texts, boolean isCsv, boolean strictCount) {
        this.strictCount = strictCount;
        this.target = target;
        this.mode = mode;
        this.texts = texts;
        this.isCsv = isCsv;
    }

    @Override
    public List<SqlType> kept() {
        return target.types().stream().map(this::kept).toList();
    }

    private SqlType kept(SqlType column) {
        return isText(column) ? SqlTypes.VARCHAR : SqlTypes.VARIANT;
    }

    private boolean isText(SqlType column) {
        return column instanceof SqlType.Numeric || (isCsv && !column.isSemiStructured());
    }

    @Override
    public List<Column> columns() {
        List<SqlType> kept = kept();
        return IntStream.range(0, kept.size())
                .mapToObj(i -> new Column(kept.get(i), "c" + (i + 1)))
                .toList();
    }

    @Override
    public @Nullable Object[] cells(StagedRecord record) throws RecordException {
        @Nullable Object[] cells = new @Nullable Object[target.size()];
        SortedMap<String, String> fields = record.fields();
        if (fields == null) {
            return cells;
        }
        if (strictCount && fields.size() != target.size()) {
            throw RecordException.columnCount(fields.size(), target.size(), record.at());
        }
        match(fields);
        for (int i = 0; i < cells.length; i++) {
            String field = fieldByColumn.get(target.columns().get(i).name());
            String json = field == null ? null : fields.get(field);
            if (json != null && !json.equals("null")) {
                cells[i] = cell(json, target.columns().get(i).type(), i, record.at());
            }
        }
        return cells;
    }

    /** The field of each column, null where there is none; where a value could not be told by its type, the type is null. */
    List<@Nullable TableColumn> matched(List<TableColumn> fields) {
        List<@Nullable TableColumn> matched = new ArrayList<>();
        for (var column : target.columns()) {
            matched.add(fields.stream()
                    .filter(field -> mode.matches(column.name(), field.name()))
                    .findFirst()
                    .orElse(null));
        }
        return matched;
    }

    private void match(SortedMap<String, String> fields) {
        List<String> names = List.copyOf(fields.keySet());
        if (names.equals(known)) {
            return;
        }
        known = names;
        fieldByColumn.clear();
        for (var column : target.columns()) {
            names.stream()
                    .filter(name -> mode.matches(column.name(), name))
                    .findFirst()
                    .ifPresent(name -> fieldByColumn.put(column.name(), name));
        }
    }

    private @Nullable String cell(String json, SqlType column, int index, FilePosition at) throws RecordException {
        boolean isText = json.charAt(0) == '"';
        if (!isText) {
            if (texts.nullIf().contains(json)) {
                return null;
            }
            return column instanceof SqlType.Numeric ? digits(json) : StagedRecord.stored(json);
        }
        String text = text(json);
        String trimmed = texts.trimSpace() ? text.strip() : text;
        if (texts.nullIf().contains(trimmed)) {
            return null;
        }
        if (isCsv && column.isSemiStructured()) {
            return parsed(trimmed, index, at);
        }
        return isText(column) ? trimmed : StagedRecord.quoted(trimmed);
    }

    private static String parsed(String text, int index, FilePosition at) throws RecordException {
        try {
            return JsonWriter.stored(JsonReader.parse(text, false));
        } catch (JsonSyntaxException refused) {
            throw new RecordException("100069", "22P02", "Error parsing JSON: " + refused.getMessage(), index, at);
        }
    }

    /** A boolean is a number too. */
    private static String digits(String json) {
        return json.equals("true") ? "1" : json.equals("false") ? "0" : json;
    }

    private static String text(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
