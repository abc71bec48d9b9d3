package dev.glueflake.testkit.snowflake.internal.stage.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Makes canonical text of one JSON value after the other, by the options of the format. Not thread-safe. */
final class JsonValues {
    private final FileType.Json format;
    private final JsonParser parser;
    private final FilePosition at;
    private final long start;

    /** @param parser stands at the first token of a record */
    JsonValues(FileType.Json format, JsonParser parser, FilePosition at) {
        this.format = format;
        this.parser = parser;
        this.at = at;
        this.start = parser.currentTokenLocation().getCharOffset();
    }

    StagedRecord record() throws IOException, RecordException {
        JsonToken token = parser.currentToken();
        return token == JsonToken.START_OBJECT
                ? StagedRecord.of(at, fields())
                : new StagedRecord(at, null, value(token));
    }

    private String value(JsonToken token) throws IOException, RecordException {
        checkSize();
        return switch (token) {
            case START_OBJECT -> JsonWriter.object(fields());
            case START_ARRAY -> array();
            case VALUE_STRING -> JsonText.quoted(parser.getText());
            case VALUE_NUMBER_FLOAT -> JsonText.number(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            default -> parser.getText();
        };
    }

    private SortedMap<String, String> fields() throws IOException, RecordException {
        SortedMap<String, String> fields = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String value = value(parser.nextToken());
            if (!format.allowDuplicate() && fields.containsKey(name)) {
                throw JsonErrors.parsing("duplicate object attribute \"" + name + "\"", at);
            }
            if (format.stripNullValues() && value.equals(JsonText.NULL)) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private String array() throws IOException, RecordException {
        StringJoiner text = new StringJoiner(",", "[", "]");
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            String value = value(token);
            if (!format.stripNullValues() || !value.equals(JsonText.NULL)) {
                text.add(value);
            }
        }
        return text.toString();
    }

    /** The parser leaves out zeros at the beginning, which only ENABLE_OCTAL lets through: the number's length tells of them. */
    private String integer() throws IOException {
        String text = parser.getText();
        if (!format.enableOctal() || parser.getParsingContext().inRoot()) {
            return text;
        }
        long length = parser.currentLocation().getCharOffset()
                - parser.currentTokenLocation().getCharOffset();
        boolean octal = length > text.length() && text.matches("-?[0-7]+");
        return octal ? new BigInteger(text, 8).toString() : text;
    }

    private void checkSize() throws RecordException {
        if (parser.currentLocation().getCharOffset() - start > SqlType.Text.MAX) {
            throw JsonErrors.tooLarge(at);
        }
    }
}
