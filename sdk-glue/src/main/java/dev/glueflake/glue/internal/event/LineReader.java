package dev.glueflake.glue.internal.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Cuts a text into lines that end with LF, CR LF or the text. Memory is bounded by the longest line that is kept: of a longer
 * one only the start stays. A byte order mark before the first line is dropped.
 */
public final class LineReader {
    private static final int START = 64 * 1024;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final int maxLine;
    private byte[] buffer;
    /** The unread bytes. */
    private int from;

    private int to;
    private boolean ended;
    /** The place of {@code from} in the text. */
    private long position;

    private int start;
    private int length;
    private long fullLength;
    private long offset;
    private long number;

    public LineReader(InputStream in, int maxLine) {
        this.in = in;
        this.maxLine = maxLine;
        // Room for the line's end, by which alone a line of exactly the longest length is known.
        this.buffer = new byte[Math.min(START, maxLine + 2)];
    }

    /** Goes to the next line, if there is one. */
    public boolean next() {
        int scanned = 0;
        while (true) {
            int end = find(from + scanned);
            if (end >= 0) {
                take(end - from, end + 1 - from, end - from);
                return true;
            }
            scanned = to - from;
            if (scanned > maxLine + 1) {
                takeLong();
                return true;
            }
            if (!fill()) {
                take(scanned, scanned, scanned);
                return scanned > 0;
            }
        }
    }

    /** The array that holds the line until {@link #next()}. */
    public byte[] bytes() {
        return buffer;
    }

    public int start() {
        return start;
    }

    public int length() {
        return length;
    }

    /** The length of the whole line in bytes, also where only its start was kept. */
    public long fullLength() {
        return fullLength;
    }

    public boolean isTooLong() {
        return fullLength > maxLine;
    }

    public boolean isBlank() {
        for (int i = start; i < start + length; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Counts from 1. */
    public long number() {
        return number;
    }

    /** The place of the line's first byte in the decompressed text. */
    public long offset() {
        return offset;
    }

    private void take(int bytes, int consumed, long full) {
        if (bytes == 0 && consumed == 0) {
            return;
        }
        start = from;
        length = bytes;
        offset = position;
        number++;
        from += consumed;
        position += consumed;
        dropMark();
        boolean carriageReturn = length > 0 && buffer[start + length - 1] == '\r';
        length -= carriageReturn ? 1 : 0;
        fullLength = full - (bytes - length);
    }

    private void dropMark() {
        if (number == 1
                && length >= MARK.length
                && Arrays.equals(buffer, start, start + MARK.length, MARK, 0, MARK.length)) {
            start += MARK.length;
            offset += MARK.length;
            length -= MARK.length;
        }
    }

    /** Keeps the start of the line and counts the rest. */
    private void takeLong() {
        int kept = maxLine;
        byte[] head = Arrays.copyOfRange(buffer, from, from + kept);
        long lineOffset = position;
        byte last = 0;
        int end = find(from);
        while (end < 0) {
            last = discard(to - from, last);
            if (!fill()) {
                break;
            }
            end = find(from);
        }
        last = discard(Math.max(0, end - from), last);
        fullLength = position - lineOffset - (last == '\r' ? 1 : 0);
        discard(end < 0 ? 0 : 1, last);
        showHead(head);
        number++;
        offset = lineOffset;
    }

    /** The bytes before the unread ones are free: the head goes there, or the unread ones move. */
    private void showHead(byte[] head) {
        int unread = to - from;
        if (from < head.length) {
            byte[] larger = new byte[head.length + Math.max(unread, START)];
            System.arraycopy(buffer, from, larger, head.length, unread);
            buffer = larger;
            from = head.length;
            to = head.length + unread;
        }
        System.arraycopy(head, 0, buffer, from - head.length, head.length);
        start = from - head.length;
        length = head.length;
    }

    /** Returns the last byte that was discarded, or the one before if there was none. */
    private byte discard(int count, byte before) {
        from += count;
        position += count;
        return count == 0 ? before : buffer[from - 1];
    }

    private int find(int index) {
        for (int i = index; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() {
        if (ended) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, maxLine + 2L + START));
        }
        try {
            int read = in.read(buffer, to, buffer.length - to);
            ended = read < 0;
            to += Math.max(0, read);
            return !ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
