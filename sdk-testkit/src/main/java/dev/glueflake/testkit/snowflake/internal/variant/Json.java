package dev.glueflake.testkit.snowflake.internal.variant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A semi-structured value. */
public sealed interface Json {
    /** {@code text} is of a VARCHAR the value itself, of anything else as it is cast to VARCHAR. */
    record Leaf(Kind kind, String text) implements Json {
        /** Without the exact form that a time may carry behind it. */
        public String shown() {
            int exact = text.indexOf(Kind.EXACT);
            return exact < 0 ? text : text.substring(0, exact);
        }

        /** The exact form of a date or time, whichever form is shown. */
        public String exact() {
            return text.substring(text.indexOf(Kind.EXACT) + 1);
        }
    }

    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** Members in the order of their keys, as Snowflake keeps them; those of a structured OBJECT are shown in another one. */
    record Members(Map<String, Json> entries) implements Json {
        public Members {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** What TYPEOF says of a scalar. */
    enum Kind {
        NULL(' '),
        BOOLEAN(' '),
        INTEGER('n'),
        DECIMAL('n'),
        DOUBLE('f'),
        VARCHAR(' '),
        UNDEFINED('u'),
        DATE('d'),
        TIME('t'),
        TIMESTAMP_NTZ('s'),
        TIMESTAMP_LTZ('l'),
        TIMESTAMP_TZ('z'),
        BINARY('b');

        /** What begins a JSON string that stands for something else; no character of any text. */
        public static final char MARK = '\uFDD0';

        /** Divides what is shown of a time from its exact form. */
        public static final char EXACT = '\uFDD1';

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        /** What the stored string of such a value begins with. */
        public String mark() {
            return "" + MARK + letter;
        }

        static Kind of(char letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter && kind != INTEGER) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of value is marked " + letter);
        }
    }

    /** The JSON null. */
    static Json nothing() {
        return new Leaf(Kind.NULL, "null");
    }

    /** An array's element that is SQL NULL. */
    static Json undefined() {
        return new Leaf(Kind.UNDEFINED, "undefined");
    }

    static Json text(String value) {
        return new Leaf(Kind.VARCHAR, value);
    }

    static Json integer(long value) {
        return new Leaf(Kind.INTEGER, Long.toString(value));
    }

    default boolean isUndefined() {
        return this instanceof Leaf leaf && leaf.kind() == Kind.UNDEFINED;
    }

    default boolean isNull() {
        return this instanceof Leaf leaf && leaf.kind() == Kind.NULL;
    }

    /** As TYPEOF names it. */
    default String typeName() {
        if (this instanceof Leaf leaf) {
            return leaf.kind() == Kind.NULL ? "NULL_VALUE" : leaf.kind().name();
        }
        return this instanceof Array ? "ARRAY" : "OBJECT";
    }
}
