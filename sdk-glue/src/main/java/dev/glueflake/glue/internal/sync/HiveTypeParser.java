package dev.glueflake.glue.internal.sync;

import dev.glueflake.glue.internal.sync.HiveType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads types by recursive descent. Glue checks nothing: a type is any text, so depth and length are limited, and any text
 * gives a type or a {@link HiveTypeException}, never anything else.
 */
public final class HiveTypeParser {
    /** The limit of Glue for a column's type, in characters here and in bytes there. */
    static final int MAX_LENGTH = 131_072;

    static final int MAX_DEPTH = 64;

    /** Colons that turned out to belong to a field's name; real schemas have a handful. */
    private static final int MAX_COLONS_IN_NAMES = 1_000;

    private static final int MAX_PRECISION = 38;
    private static final int DEFAULT_PRECISION = 10;

    private final HiveTypeScanner scanner;
    private int depth;
    private int colonsInNames;

    private HiveTypeParser(String text) {
        scanner = new HiveTypeScanner(text);
    }

    public static HiveType parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new HiveTypeException(text, MAX_LENGTH, "more than " + MAX_LENGTH + " characters");
        }
        HiveTypeParser parser = new HiveTypeParser(text);
        HiveType type = parser.type();
        if (!parser.scanner.atEnd()) {
            throw parser.scanner.error("something after the type");
        }
        return type;
    }

    private HiveType type() {
        if (++depth > MAX_DEPTH) {
            throw scanner.error("more than " + MAX_DEPTH + " types inside each other");
        }
        scanner.blanks();
        int start = scanner.position();
        String word = scanner.word();
        HiveType type =
                switch (word) {
                    case "array", "list" -> new HiveType.Array(between('<', this::type, '>'));
                    case "map" -> between('<', this::dictionary, '>');
                    case "struct" -> new HiveType.Struct(between('<', this::fields, '>'));
                    case "row" -> new HiveType.Struct(between('(', this::rowFields, ')'));
                    case "uniontype" -> new HiveType.Union(between('<', this::members, '>'));
                    case "decimal", "numeric", "dec" -> decimal();
                    case "char", "varchar", "character" -> new HiveType.Text(between('(', scanner::number, ')'));
                    default -> primitive(word, start);
                };
        depth--;
        return type;
    }

    private HiveType primitive(String word, int start) {
        Kind kind = HivePrimitives.kind(word);
        if (kind == null && word.equals("interval")) {
            return interval();
        }
        if (kind == null) {
            scanner.reset(start);
            throw scanner.error(word.isEmpty() ? "no type" : "the unknown type '" + word + "'");
        }
        if (word.equals("double")) {
            scanner.words("precision");
        }
        return new HiveType.Primitive(word.equals("timestamp") ? timestamp() : kind);
    }

    private Kind timestamp() {
        if (scanner.at('(')) {
            // Athena's timestamp(3): the digits of the second do not change the type here.
            between('(', scanner::number, ')');
        }
        if (scanner.words("with", "local", "time", "zone")) {
            return Kind.TIMESTAMP_LTZ;
        }
        if (scanner.words("with", "time", "zone")) {
            return Kind.TIMESTAMP_TZ;
        }
        scanner.words("without", "time", "zone");
        return Kind.TIMESTAMP;
    }

    private HiveType interval() {
        if (scanner.words("year", "to", "month") || scanner.words("day", "to", "second")) {
            return new HiveType.Primitive(Kind.INTERVAL);
        }
        throw scanner.error("no 'year to month' or 'day to second' after 'interval'");
    }

    private HiveType decimal() {
        if (!scanner.at('(')) {
            return new HiveType.Decimal(DEFAULT_PRECISION, 0);
        }
        return between(
                '(',
                () -> {
                    int precision = scanner.number();
                    int scale = scanner.accept(',') ? scanner.number() : 0;
                    if (precision < 1 || precision > MAX_PRECISION || scale > precision) {
                        throw scanner.error("a decimal of precision " + precision + " and scale " + scale
                                + "; the precision is 1 to 38 and the scale at most as large");
                    }
                    return new HiveType.Decimal(precision, scale);
                },
                ')');
    }

    private HiveType dictionary() {
        HiveType key = type();
        scanner.expect(',');
        return new HiveType.Dictionary(key, type());
    }

    private List<HiveType> members() {
        List<HiveType> members = new ArrayList<>();
        do {
            members.add(type());
        } while (scanner.accept(','));
        return List.copyOf(members);
    }

    private List<HiveType.Field> fields() {
        List<HiveType.Field> fields = new ArrayList<>();
        if (scanner.at('>')) {
            return List.of();
        }
        do {
            fields.add(field());
        } while (scanner.accept(','));
        return List.copyOf(fields);
    }

    private HiveType.Field field() {
        scanner.blanks();
        if (scanner.at('`')) {
            String name = scanner.quoted();
            scanner.expect(':');
            return new HiveType.Field(name, commented());
        }
        return plainField(scanner.position());
    }

    /**
     * Crawlers write names with {@code - $ @ :} in them. The name ends at the first colon behind which a whole type stands;
     * a name never reaches over a comma or bracket, so that this looks at no character twice but for short words.
     */
    private HiveType.Field plainField(int start) {
        HiveTypeException first = null;
        while (true) {
            scanner.skipTo(":,<>");
            if (!scanner.at(':')) {
                throw first == null ? scanner.error("no ':' after a field's name") : first;
            }
            String name = scanner.since(start);
            int colon = scanner.position();
            int outer = depth;
            try {
                scanner.accept(':');
                return endedField(name);
            } catch (HiveTypeException e) {
                first = first == null ? e : first;
                if (++colonsInNames > MAX_COLONS_IN_NAMES) {
                    throw first;
                }
                depth = outer;
                scanner.reset(colon + 1);
            }
        }
    }

    private HiveType.Field endedField(String name) {
        if (name.isEmpty()) {
            throw scanner.error("no name before the ':' of a field");
        }
        HiveType type = commented();
        if (!scanner.at(',') && !scanner.at('>')) {
            throw scanner.error("no ',' or '>' after a field");
        }
        return new HiveType.Field(name, type);
    }

    private HiveType commented() {
        HiveType type = type();
        if (scanner.words("comment")) {
            scanner.blanks();
            if (!scanner.at('\'') && !scanner.at('"')) {
                throw scanner.error("no quoted text after 'comment'");
            }
            scanner.quoted();
        }
        return type;
    }

    /** The form of Athena and Trino: {@code row(a integer, "b" varchar)}. */
    private List<HiveType.Field> rowFields() {
        List<HiveType.Field> fields = new ArrayList<>();
        do {
            scanner.blanks();
            String name = scanner.at('"') ? scanner.quoted() : scanner.word();
            if (name.isEmpty()) {
                throw scanner.error("no name of a field");
            }
            fields.add(new HiveType.Field(name, rowType()));
        } while (scanner.accept(','));
        return List.copyOf(fields);
    }

    /** Trino's varchar needs no length. */
    private HiveType rowType() {
        int start = scanner.position();
        if (scanner.words("varchar") && !scanner.at('(')) {
            return new HiveType.Primitive(Kind.STRING);
        }
        scanner.reset(start);
        return type();
    }

    private <T> T between(char open, Supplier<T> content, char close) {
        scanner.expect(open);
        T value = content.get();
        scanner.expect(close);
        return value;
    }
}
