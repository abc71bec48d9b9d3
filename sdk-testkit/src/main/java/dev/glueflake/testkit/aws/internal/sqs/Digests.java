package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/** The MD5 digests by which SQS clients check what arrived. */
final class Digests {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private Digests() {}

    static String of(String text) {
        return HexFormat.of().formatHex(md5().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of message attributes: in the order of their names, each part behind its length. */
    static String ofAttributes(ObjectNode attributes) {
        MessageDigest digest = md5();
        TreeSet<String> names = new TreeSet<>();
        attributes.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode attribute = attributes.get(name);
            add(digest, name.getBytes(StandardCharsets.UTF_8));
            add(digest, attribute.path("DataType").asText().getBytes(StandardCharsets.UTF_8));
            boolean binary = attribute.has("BinaryValue");
            digest.update(binary ? BINARY : TEXT);
            add(digest, binary ? bytes(attribute) : text(attribute));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] text(JsonNode attribute) {
        return attribute.path("StringValue").asText().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonNode attribute) {
        try {
            return attribute.get("BinaryValue").binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        digest.update(part);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has MD5", e);
        }
    }
}
