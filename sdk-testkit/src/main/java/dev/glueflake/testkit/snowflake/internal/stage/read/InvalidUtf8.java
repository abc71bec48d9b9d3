package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes that should be a text and are none: marked where they stand, for whoever knows the record to replace or refuse. */
final class InvalidUtf8 {
    /** Around the hexadecimal digits of the bytes; JSON text has no such character. */
    private static final char MARK = '\u0001';

    private InvalidUtf8() {}

    /** Bytes as JSON text, marked where they are no UTF-8. */
    static String text(byte[] bytes) {
        try {
            return JsonText.quoted(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return MARK + HexFormat.of().withUpperCase().formatHex(bytes) + MARK;
        }
    }

    /**
     * JSON text without marks.
     *
     * @param replace whether other characters stand for what is none
     * @throws RecordException where they do not
     */
    static String repaired(String text, boolean replace, int field, long row) throws RecordException {
        if (text.indexOf(MARK) < 0) {
            return text;
        }
        String[] parts = text.split(String.valueOf(MARK), -1);
        StringBuilder repaired = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            repaired.append(i % 2 == 0 ? parts[i] : replaced(parts[i], replace, field, row));
        }
        return repaired.toString();
    }

    private static String replaced(String digits, boolean replace, int field, long row) throws RecordException {
        if (!replace) {
            throw new RecordException(
                    "100144",
                    "22000",
                    "Invalid UTF8 detected while decoding '0x" + digits + "'",
                    field,
                    new FilePosition(0, 0, row));
        }
        return JsonText.quoted(new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8));
    }
}
