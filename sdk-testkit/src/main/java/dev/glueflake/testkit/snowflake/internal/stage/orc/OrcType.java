package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A type of a file's schema.
 *
 * @param id the column's number in the file
 * @param children of a struct its fields, of a union its variants, of a map key and value, of a list its element
 * @param names of a struct's fields
 * @param precision of a decimal; 0 in files of before there were any
 */
public record OrcType(int id, Kind kind, List<OrcType> children, List<String> names, int precision, int scale) {
    /** No schema has types within types within types so deep. */
    private static final int DEEPEST = 100;

    /** In the order of their numbers in files. */
    public enum Kind {
        BOOLEAN,
        BYTE,
        SHORT,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        STRING,
        BINARY,
        TIMESTAMP,
        LIST,
        MAP,
        STRUCT,
        UNION,
        DECIMAL,
        DATE,
        VARCHAR,
        CHAR,
        TIMESTAMP_INSTANT,
        GEOMETRY,
        GEOGRAPHY
    }

    public OrcType {
        children = List.copyOf(children);
        names = List.copyOf(names);
    }

    /** The root of the tree that the messages of all types say, each before its children. */
    static OrcType tree(List<Message> types) throws IOException {
        return of(types, 0, 0);
    }

    private static OrcType of(List<Message> types, int id, int depth) throws IOException {
        if (id >= types.size() || depth > DEEPEST) {
            throw new IOException("type " + id + " of " + types.size());
        }
        Message type = types.get(id);
        List<OrcType> children = new ArrayList<>();
        int last = id;
        for (long child : type.numbers(2)) {
            if (child <= last) {
                throw new IOException("type " + id + " holds type " + child);
            }
            last = (int) Math.min(child, Integer.MAX_VALUE);
            children.add(of(types, last, depth + 1));
        }
        OrcType read = new OrcType(id, kind(type), children, type.texts(3), type.size(5), type.size(6));
        read.check();
        return read;
    }

    private static Kind kind(Message type) throws IOException {
        long number = type.number(1);
        if (number < 0 || number >= Kind.values().length) {
            throw new IOException("a type of kind " + number);
        }
        return Kind.values()[(int) number];
    }

    private void check() throws IOException {
        boolean whole =
                switch (kind) {
                    case STRUCT -> names.size() == children.size();
                    case MAP -> children.size() == 2;
                    case LIST -> children.size() == 1;
                    case UNION -> !children.isEmpty();
                    case TIMESTAMP_INSTANT ->
                        // What Snowflake shows for them is not documented.
                        throw Errors.unsupported("ORC type TIMESTAMP WITH LOCAL TIME ZONE");
                    case GEOMETRY, GEOGRAPHY -> throw Errors.unsupported("ORC type " + kind);
                    default -> children.isEmpty();
                };
        if (!whole) {
            throw new IOException("a " + kind + " of " + children.size() + " types");
        }
    }
}
