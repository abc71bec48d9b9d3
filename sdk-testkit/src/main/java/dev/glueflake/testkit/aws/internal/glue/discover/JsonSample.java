package dev.glueflake.testkit.aws.internal.glue.discover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The schema of a text of JSON values, one behind the other or in one list. */
final class JsonSample {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonSample() {}

    /** Empty if the text is no JSON. */
    static Optional<FileSchema> schema(String text) {
        JsonType type = JsonType.unknown();
        long records = 0;
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                type = type.merge(JsonType.of(values.nextValue()));
                records++;
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
        if (type.isList()) {
            // Glue's own classifier makes one column of a file that is one list.
            return Optional.of(schema(List.of(new Column("array", type.text())), "array", records));
        }
        List<Column> columns = type.members().entrySet().stream()
                .map(member -> new Column(
                        member.getKey().toLowerCase(Locale.ROOT),
                        member.getValue().text()))
                .toList();
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(schema(columns, String.join(",", type.members().keySet()), records));
    }

    private static FileSchema schema(List<Column> columns, String paths, long records) {
        return new FileSchema("json", columns, Map.of("paths", paths), "none", records);
    }
}
