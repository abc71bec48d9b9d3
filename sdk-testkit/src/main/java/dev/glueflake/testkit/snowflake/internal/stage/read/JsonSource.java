package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The characters of a JSON file; what a parser has taken too much of can be given back. */
final class JsonSource extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int PIECE = 1 << 13;

    private final Reader in;
    private boolean atBeginning;
    private String back = "";
    private int backAt;

    JsonSource(InputStream bytes, boolean replaceInvalid, boolean skipByteOrderMark) {
        CodingErrorAction action = replaceInvalid ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        this.in = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(action).onUnmappableCharacter(action));
        this.atBeginning = skipByteOrderMark;
    }

    /** What comes before all that is left. */
    void pushBack(String text) {
        back = text + back.substring(backAt);
        backAt = 0;
    }

    /** Goes behind the next line feed; false where there is none. */
    boolean skipLine() throws IOException {
        char[] piece = new char[PIECE];
        for (int length = read(piece, 0, PIECE); length > 0; length = read(piece, 0, PIECE)) {
            for (int i = 0; i < length; i++) {
                if (piece[i] == '\n') {
                    pushBack(new String(piece, i + 1, length - i - 1));
                    return true;
                }
            }
        }
        return false;
    }

    RecordException unreadable(IOException failure, FilePosition at) {
        if (failure instanceof CharacterCodingException) {
            return new RecordException("100144", "22000", "Invalid UTF8 detected while decoding the file", 0, at);
        }
        return RecordException.unreadable(String.valueOf(failure.getMessage()), at);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (backAt < back.length()) {
            int taken = Math.min(length, back.length() - backAt);
            back.getChars(backAt, backAt + taken, into, offset);
            backAt += taken;
            return taken;
        }
        int taken = in.read(into, offset, length);
        if (atBeginning && taken > 0) {
            atBeginning = false;
            if (into[offset] == BYTE_ORDER_MARK) {
                System.arraycopy(into, offset + 1, into, offset, taken - 1);
                return taken == 1 ? read(into, offset, length) : taken - 1;
            }
        }
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
