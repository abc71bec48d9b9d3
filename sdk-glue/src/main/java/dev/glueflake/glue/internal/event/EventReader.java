package dev.glueflake.glue.internal.event;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.glueflake.glue.internal.event.BadLine.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads one line as JSON, by streaming: first the type of the event, then the values that its transformer asks for. */
public final class EventReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 64 * 1024 * 1024;
    static final String ON = "on";
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .build())
            .build();

    private final UnknownFieldRule unknownFields;

    /** What becomes of fields that nobody asked for. */
    public enum UnknownFieldRule {
        DROP,
        KEEP,
        QUARANTINE
    }

    public EventReader(UnknownFieldRule unknownFields) {
        this.unknownFields = unknownFields;
    }

    /** Finds the event's type, and reads no further than there. */
    public String on(LineReader line) throws BadLine {
        try (JsonParser parser = open(line)) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (!ON.equals(name)) {
                    parser.skipChildren();
                } else if (value == JsonToken.VALUE_STRING) {
                    return parser.getText();
                } else if (value != JsonToken.VALUE_NULL) {
                    throw new BadLine(Reason.WRONG_TYPE, "on holds " + value + " where a text belongs");
                }
            }
            end(parser);
            throw new BadLine(Reason.MISSING_ON, "the event has no on, which names its type");
        } catch (JsonProcessingException e) {
            throw badJson(e);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads an event if it is of the expected type, and tells whether it is. */
    boolean read(LineReader line, String expectedOn, PlaceTree places, EventValues values) throws BadLine {
        values.clear();
        try (JsonParser parser = open(line)) {
            boolean expected = readEvent(parser, expectedOn, places, values);
            if (expected) {
                end(parser);
            }
            return expected;
        } catch (JsonProcessingException e) {
            throw badJson(e);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private boolean readEvent(JsonParser parser, String expectedOn, PlaceTree places, EventValues values)
            throws IOException, BadLine {
        boolean expected = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (ON.equals(name)) {
                expected = value == JsonToken.VALUE_STRING && expectedOn.equals(parser.getText());
                if (!expected) {
                    return false;
                }
            }
            readField(parser, name, value, places, values);
        }
        return expected;
    }

    private void readObject(JsonParser parser, PlaceTree node, EventValues values) throws IOException, BadLine {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            readField(parser, name, parser.nextToken(), node, values);
        }
    }

    private void readField(JsonParser parser, String name, JsonToken value, PlaceTree node, EventValues values)
            throws IOException, BadLine {
        PlaceTree child = node.child(name);
        if (child == null) {
            unknown(parser, node.place().isEmpty() ? name : node.place() + "." + name, values);
        } else if (child.slot() == PlaceTree.IGNORED) {
            parser.skipChildren();
        } else if (value != JsonToken.VALUE_NULL) {
            known(parser, child, value, values);
        }
    }

    private void known(JsonParser parser, PlaceTree child, JsonToken value, EventValues values)
            throws IOException, BadLine {
        if (child.isInner()) {
            if (value != JsonToken.START_OBJECT) {
                throw new BadLine(Reason.WRONG_TYPE, child.place() + " holds " + value + " where an object belongs");
            }
            readObject(parser, child, values);
        } else if (value.isScalarValue()) {
            values.set(child.slot(), value, parser.getText());
        } else {
            throw new BadLine(Reason.WRONG_TYPE, child.place() + " holds " + value + " where a single value belongs");
        }
    }

    private void unknown(JsonParser parser, String place, EventValues values) throws IOException, BadLine {
        switch (unknownFields) {
            case QUARANTINE -> throw new BadLine(Reason.UNKNOWN_FIELD, "nobody asks for the field " + place);
            case KEEP -> values.keep(place, text(parser));
            case DROP -> {
                values.drop();
                parser.skipChildren();
            }
        }
    }

    private static String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            generator.copyCurrentStructureExact(parser);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonParser open(LineReader line) throws IOException, BadLine {
        JsonParser parser = JSON.createParser(line.bytes(), line.start(), line.length());
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.close();
            throw new BadLine(Reason.NO_OBJECT, "the line is not a JSON object");
        }
        return parser;
    }

    private static void end(JsonParser parser) throws IOException, BadLine {
        if (parser.nextToken() != null) {
            throw new BadLine(Reason.BAD_JSON, "more follows after the JSON object");
        }
    }

    private static BadLine badJson(JsonProcessingException e) {
        long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        return new BadLine(Reason.BAD_JSON, e.getOriginalMessage() + " (column " + column + ")");
    }
}
