package dev.glueflake.testkit.snowflake.internal.stage.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON documents behind one another, with blanks or commas between them, or as the elements of an array. Behind a document that is
 * none, reading goes on with the next line.
 */
final class JsonRecords implements RecordStream {
    private static final JsonFactory PLAIN = new JsonFactory();
    private static final JsonFactory OCTAL = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .build();

    private final FileType.Json format;
    private final JsonSource source;
    private @Nullable JsonParser parser;
    /** Where the parser begins: its own places count from there. */
    private long line = 1;

    private long column = 1;
    private long row;
    private boolean inArray;
    private boolean inRecord;
    private boolean recovered;
    private boolean ended;

    JsonRecords(InputStream in, FileType.Json format) {
        this.format = format;
        this.source = new JsonSource(in, format.replaceInvalid(), format.skipByteOrderMark());
    }

    @Override
    public @Nullable StagedRecord next() throws RecordException {
        while (!ended) {
            try {
                JsonParser json = parser();
                JsonToken token = json.nextToken();
                if (token == null) {
                    ended = true;
                } else if (isOuter(token, json)) {
                    inArray = token == JsonToken.START_ARRAY;
                } else {
                    return record(json);
                }
            } catch (JsonProcessingException e) {
                skipOrThrow(e);
            } catch (IOException e) {
                ended = true;
                throw source.unreadable(e, here(row + 1));
            }
        }
        return null;
    }

    private boolean isOuter(JsonToken token, JsonParser json) {
        if (!format.stripOuterArray()) {
            return false;
        }
        return inArray
                ? token == JsonToken.END_ARRAY && json.getParsingContext().inRoot()
                : token == JsonToken.START_ARRAY;
    }

    private StagedRecord record(JsonParser json) throws IOException, RecordException {
        row++;
        inRecord = true;
        FilePosition at = at(json.currentTokenLocation(), row);
        try {
            StagedRecord record = new JsonValues(format, json, at).record();
            if (!format.multiLine() && at(json.currentLocation(), row).line() > at.line()) {
                throw JsonErrors.parsing("new line within a document, and MULTI_LINE is FALSE", at);
            }
            inRecord = false;
            return record;
        } catch (RecordException e) {
            skipLine(json);
            throw e;
        }
    }

    /** A comma between documents is none of their business; so is the end of an array that an error was found in. */
    private void skipOrThrow(JsonProcessingException failure) throws RecordException {
        JsonParser json = Objects.requireNonNull(parser);
        if (!inArray && json.getParsingContext().inRoot() && isBetween(String.valueOf(failure.getOriginalMessage()))) {
            restart(json, false);
            return;
        }
        FilePosition at = at(failure.getLocation(), inRecord ? row : ++row);
        skipLine(json);
        throw JsonErrors.of(failure, at);
    }

    private boolean isBetween(String text) {
        return (row > 0 && text.startsWith("Unexpected character (','"))
                || (recovered && text.startsWith("Unexpected close marker ']'"));
    }

    private void skipLine(JsonParser json) {
        inRecord = false;
        recovered = recovered || inArray;
        inArray = false;
        restart(json, true);
    }

    /** Leaves what was parsed behind, and perhaps the rest of the line. */
    private void restart(JsonParser json, boolean skipLine) {
        try {
            FilePosition end = at(json.currentLocation(), row);
            StringWriter rest = new StringWriter();
            json.releaseBuffered(rest);
            source.pushBack(rest.toString());
            boolean skipped = skipLine && source.skipLine();
            line = skipped ? end.line() + 1 : end.line();
            column = skipped ? 1 : end.character();
            parser = null;
        } catch (IOException e) {
            ended = true;
        }
    }

    private JsonParser parser() throws IOException {
        JsonParser known = parser;
        if (known == null) {
            known = (format.enableOctal() ? OCTAL : PLAIN).createParser(source);
            known.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            parser = known;
        }
        return known;
    }

    private FilePosition here(long inRow) {
        JsonParser json = parser;
        return json == null ? new FilePosition(line, column, inRow) : at(json.currentLocation(), inRow);
    }

    private FilePosition at(@Nullable JsonLocation place, long inRow) {
        if (place == null) {
            return new FilePosition(line, column, inRow);
        }
        boolean first = place.getLineNr() <= 1;
        return new FilePosition(
                line + place.getLineNr() - 1, first ? column + place.getColumnNr() - 1 : place.getColumnNr(), inRow);
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
