package dev.glueflake.testkit.aws.internal.rpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.io.IOException;
import java.time.Instant;

/**
 * Parameter and result trees as bytes. An {@link Instant} in a tree becomes a number of seconds, tagged as time in
 * CBOR.
 */
final class Trees {
    static final Trees JSON = new Trees(new ObjectMapper());
    static final Trees CBOR = new Trees(new ObjectMapper(new CBORFactory()));

    private final ObjectMapper mapper;

    private Trees(ObjectMapper mapper) {
        this.mapper = mapper.registerModule(new SimpleModule().addSerializer(new InstantSerializer()));
    }

    static ObjectNode empty() {
        return JSON.mapper.createObjectNode();
    }

    ObjectNode read(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return empty();
        }
        try {
            JsonNode tree = mapper.readTree(bytes);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw ServiceException.badRequest("SerializationException", "The body is not a structure.");
        } catch (JsonProcessingException e) {
            throw ServiceException.badRequest(
                    "SerializationException", "The body cannot be read: " + e.getOriginalMessage());
        }
    }

    byte[] write(ObjectNode tree) {
        try {
            return mapper.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write an answer", e);
        }
    }

    private static final class InstantSerializer extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;
        private static final int CBOR_TIME_TAG = 1;
        private static final double MILLIS = 1_000.0;

        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (out instanceof CBORGenerator cbor) {
                cbor.writeTag(CBOR_TIME_TAG);
            }
            out.writeNumber(value.toEpochMilli() / MILLIS);
        }
    }
}
