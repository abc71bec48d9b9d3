package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** SQS's limits on what a message may hold. */
final class MessageCheck {
    /** Per message and per batch: 1 MiB, formerly 256 KiB. */
    static final int MAX_BYTES = 1_048_576;

    private static final int MAX_ATTRIBUTES = 10;

    private MessageCheck() {}

    static void body(String body, ObjectNode attributes, int limit) {
        if (body.isEmpty()) {
            throw ServiceException.badRequest(
                    "MissingParameter", "The request must contain the parameter MessageBody.");
        }
        if (size(body, attributes) > limit) {
            throw SqsErrors.invalidValue(
                    "One or more parameters are invalid. Reason: Message must be shorter than " + limit + " bytes.");
        }
        body.codePoints().filter(c -> !legal(c)).findFirst().ifPresent(c -> {
            throw ServiceException.badRequest(
                    "InvalidMessageContents",
                    String.format(
                            "Invalid characters found. Valid unicode characters are those of XML 1.0; got U+%04X", c));
        });
    }

    static int size(String body, ObjectNode attributes) {
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            JsonNode value = attribute.getValue();
            size += attribute.getKey().getBytes(StandardCharsets.UTF_8).length
                    + value.path("DataType").asText().length()
                    + value.path("StringValue").asText().getBytes(StandardCharsets.UTF_8).length
                    + value.path("BinaryValue").asText().length() * 3 / 4;
        }
        return size;
    }

    static void attributes(ObjectNode attributes) {
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw SqsErrors.invalidValue(
                    "Number of message attributes [" + attributes.size() + "] exceeds the allowed maximum [10].");
        }
        attributes.properties().forEach(attribute -> {
            String type = attribute.getValue().path("DataType").asText();
            String kind = type.replaceFirst("\\..*", "");
            String member = kind.equals("Binary") ? "BinaryValue" : "StringValue";
            boolean known = kind.equals("String") || kind.equals("Number") || kind.equals("Binary");
            if (!known || !attribute.getValue().hasNonNull(member)) {
                throw SqsErrors.invalidValue("The message attribute '" + attribute.getKey()
                        + "' must have a type of String, Number or Binary and a value of it, not '" + type + "'.");
            }
        });
    }

    private static boolean legal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
    }
}
