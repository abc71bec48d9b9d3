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
        char[] one = new char[1];
        while (read(one, 0, 1) > 0) {
            if (one[0] == '\n') {
                return true;
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
