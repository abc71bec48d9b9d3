package dev.glueflake.glue.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.core.s3.S3File;
import dev.glueflake.core.s3.S3FileOptions;
import dev.glueflake.core.s3.S3FileWriter;
import dev.glueflake.glue.internal.event.BadLine;
import dev.glueflake.glue.internal.event.LineReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** The file of the lines that could not be written: one JSON object each, with reason, place and the line itself. */
final class Quarantine implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int KEPT_OF_LONG_LINES = 1024;

    private final S3Client s3;
    private final EventFilePlan plan;
    private final Map<String, Long> counts = new TreeMap<>();
    private @Nullable S3FileWriter file;

    Quarantine(S3Client s3, EventFilePlan plan) {
        this.s3 = s3;
        this.plan = plan;
    }

    void add(LineReader line, BadLine why) {
        S3FileWriter open = file;
        if (open == null) {
            S3FileOptions options =
                    S3FileOptions.builder().contentType("application/x-ndjson").build();
            open = S3FileWriter.open(s3, plan.quarantine(), options);
            file = open;
        }
        open.write(entry(line, why));
        counts.merge(why.reason().name(), 1L, Long::sum);
    }

    Map<String, Long> counts() {
        return counts;
    }

    @Nullable
    S3File commit() {
        return file == null ? null : file.commit();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }

    private byte[] entry(LineReader line, BadLine why) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("source", plan.source().toString());
            json.writeNumberField("line", line.number());
            json.writeNumberField("offset", line.offset());
            json.writeNumberField("length", line.fullLength());
            json.writeStringField("reason", why.reason().name());
            json.writeStringField("message", why.message());
            writeContent(json, line, why.reason());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out.write('\n');
        return out.toByteArray();
    }

    private static void writeContent(JsonGenerator json, LineReader line, BadLine.Reason reason) throws IOException {
        boolean cut = reason == BadLine.Reason.LINE_TOO_LONG;
        int length = cut ? Math.min(line.length(), KEPT_OF_LONG_LINES) : line.length();
        String text = text(ByteBuffer.wrap(line.bytes(), line.start(), length));
        if (text != null) {
            json.writeStringField(cut ? "contentStart" : "content", text);
        } else {
            json.writeFieldName(cut ? "contentStartBase64" : "contentBase64");
            json.writeBinary(line.bytes(), line.start(), length);
        }
    }

    /** Null where the bytes are not UTF-8, and would change as a text. */
    private static @Nullable String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
