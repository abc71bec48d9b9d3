package dev.glueflake.glue.internal.event;

import dev.glueflake.glue.internal.event.BadLine.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryEncoder;

/** Writes texts as Avro strings; JSON can hold halves of surrogate pairs, which UTF-8 cannot. */
final class Utf8Text {
    private Utf8Text() {}

    static void write(String text, String place, BinaryEncoder out) throws IOException, BadLine {
        if (hasSurrogates(text) && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new BadLine(Reason.BAD_JSON, place + " holds half a surrogate pair, which is no character");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(bytes, 0, bytes.length);
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
