package dev.glueflake.testkit.snowflake.internal.stage.csv;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.Arrays;

/** One record, reused by its reader: fields as text, with what NULL needs to know of them. */
public final class CsvRecord {
    /** Characters of a whole record: a few of the longest texts that there are. */
    private static final int LONGEST = 4 * SqlType.Text.MAX;

    private boolean tooLong;
    private char[] text = new char[1024];
    private int length;
    private int count;
    private int begun;
    private int[] ends = new int[16];
    private boolean[] enclosed = new boolean[16];
    private boolean[] forcedNull = new boolean[16];
    private long[] lines = new long[16];
    private long[] columns = new long[16];
    private long row;

    /** How many fields there are. */
    public int size() {
        return count;
    }

    /** The field without enclosing characters and escapes. */
    public String text(int field) {
        int start = start(field);
        return new String(text, start, ends[field] - start);
    }

    public boolean isEmpty(int field) {
        return ends[field] == start(field);
    }

    public boolean isEnclosed(int field) {
        return enclosed[field];
    }

    /** Whether the field as written, escapes and all, is one of NULL_IF. */
    boolean isForcedNull(int field) {
        return forcedNull[field];
    }

    /** Where the field began; for a field that is missing, the last one. */
    public FilePosition position(int field) {
        int known = Math.min(field, begun - 1);
        return new FilePosition(lines[known], columns[known], row);
    }

    long row() {
        return row;
    }

    void begin(long newRow) {
        row = newRow;
        tooLong = false;
        length = 0;
        count = 0;
    }

    void beginField(long line, long column) {
        if (count == ends.length) {
            grow();
        }
        lines[count] = line;
        columns[count] = column;
        begun = count + 1;
        enclosed[count] = false;
        forcedNull[count] = false;
    }

    void append(char[] characters, int from, int howMany) {
        if (isFull(howMany)) {
            return;
        }
        while (text.length < length + howMany) {
            text = Arrays.copyOf(text, text.length * 2);
        }
        System.arraycopy(characters, from, text, length, howMany);
        length += howMany;
    }

    void append(char c) {
        if (isFull(1)) {
            return;
        }
        if (length == text.length) {
            text = Arrays.copyOf(text, length * 2);
        }
        text[length++] = c;
    }

    /** What goes beyond is dropped: the record is refused anyway, and its size is not to be the reader's. */
    private boolean isFull(int more) {
        tooLong = tooLong || length + more > LONGEST;
        return tooLong;
    }

    boolean isTooLong() {
        return tooLong;
    }

    void markEnclosed() {
        enclosed[count] = true;
    }

    void markNull() {
        forcedNull[count] = true;
    }

    void endField() {
        ends[count++] = length;
    }

    int fieldLength() {
        return length - start(count);
    }

    /** The field in the making. */
    String current() {
        return new String(text, start(count), fieldLength());
    }

    void replaceCurrent(String with) {
        length = start(count);
        for (int i = 0; i < with.length(); i++) {
            append(with.charAt(i));
        }
    }

    void trimEnd() {
        while (length > start(count) && isBlank(text[length - 1])) {
            length--;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private int start(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    private void grow() {
        int wider = ends.length * 2;
        ends = Arrays.copyOf(ends, wider);
        enclosed = Arrays.copyOf(enclosed, wider);
        forcedNull = Arrays.copyOf(forcedNull, wider);
        lines = Arrays.copyOf(lines, wider);
        columns = Arrays.copyOf(columns, wider);
    }
}
