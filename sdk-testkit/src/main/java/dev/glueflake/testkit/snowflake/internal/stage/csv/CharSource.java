package dev.glueflake.testkit.snowflake.internal.stage.csv;

import java.io.IOException;
import java.nio.CharBuffer;

/** The characters of a file with enough sight ahead for delimiters of several characters, and their line and column. */
final class CharSource {
    static final int END = -1;
    private static final int SIZE = 1 << 15;
    private static final int SIGHT = 64;

    private final CsvDecoder decoder;
    private final char[] buffer = new char[SIZE];
    private int position;
    private int limit;
    private boolean ended;
    private long line = 1;
    private long consumed;
    private long lineStart;

    CharSource(CsvDecoder decoder) {
        this.decoder = decoder;
    }

    int next() throws IOException {
        if (position == limit && !fill()) {
            return END;
        }
        char c = buffer[position++];
        if (c == '\n') {
            line++;
            lineStart = consumed + position;
        }
        return c;
    }

    /** Takes what stands before the next character of {@code stops} and is read already; line feeds always stop. */
    void takeRun(CsvRecord into, boolean[] stops) {
        int at = position;
        while (at < limit && (buffer[at] >= stops.length || !stops[buffer[at]])) {
            at++;
        }
        into.append(buffer, position, at - position);
        position = at;
    }

    /** A table for {@link #takeRun}; 0 and negative ones of {@code characters} stand for none. */
    static boolean[] stops(int... characters) {
        int last = '\n';
        for (int c : characters) {
            last = Math.max(last, c);
        }
        boolean[] stops = new boolean[last + 1];
        stops['\n'] = true;
        for (int c : characters) {
            if (c > 0) {
                stops[c] = true;
            }
        }
        return stops;
    }

    int peek() throws IOException {
        return position == limit && !fill() ? END : buffer[position];
    }

    /** Whether the text goes on with {@code expected}; nothing is taken. */
    boolean at(String expected) throws IOException {
        if (expected.isEmpty()) {
            return false;
        }
        while (limit - position < expected.length()) {
            if (!fill()) {
                return false;
            }
        }
        for (int i = 0; i < expected.length(); i++) {
            if (buffer[position + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void skip(int characters) throws IOException {
        for (int i = 0; i < characters; i++) {
            next();
        }
    }

    long line() {
        return line;
    }

    /** 1-based column of the next character. */
    long column() {
        return consumed + position - lineStart + 1;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (position > SIZE - SIGHT) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            consumed += position;
            limit -= position;
            position = 0;
        }
        CharBuffer free = CharBuffer.wrap(buffer, limit, SIZE - limit);
        int before = free.position();
        ended = !decoder.read(free);
        limit += free.position() - before;
        return !ended;
    }
}
