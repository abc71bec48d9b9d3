package dev.glueflake.testkit.snowflake.internal.geo;

import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonSyntaxException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;

/** Reads and checks what users write as shapes. For one call. */
public final class ShapeReader {
    /** What a text may be. */
    public enum Form {
        ANY(""),
        WKT("WKT"),
        WKB("WKB");

        private final String word;

        Form(String word) {
            this.word = word;
        }
    }

    /**
     * How shapes are read.
     *
     * @param onEarth GEOGRAPHY
     * @param srid the system that the user gives, null where none
     * @param allowInvalid also shapes that are not valid
     */
    public record Rules(boolean onEarth, @Nullable Integer srid, boolean allowInvalid) {}

    private static final Pattern EXTENDED = Pattern.compile("(?is)\\s*SRID\\s*=\\s*([0-9]{1,9})\\s*;(.*)");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{10,}");

    /** Collections in collections. */
    private static final int DEEPEST = 100;

    private final Rules rules;

    public ShapeReader(Rules rules) {
        this.rules = rules;
    }

    /** A text of one of the forms. */
    public Shape text(String input, Form form) {
        String text = input.strip();
        if (form == Form.ANY && text.startsWith("{")) {
            return jsonText(text);
        }
        if (form != Form.WKT && HEX.matcher(text).matches()) {
            return bytes(text, form);
        }
        if (form == Form.WKB) {
            throw GeoErrors.unreadable(input, form.word);
        }
        Matcher extended = EXTENDED.matcher(text);
        boolean named = extended.matches();
        Geometry shape = wkt(named ? extended.group(2) : text, input, form);
        return checked(shape, named ? Integer.valueOf(extended.group(1)) : null);
    }

    /** GeoJSON in a VARIANT, as the engine keeps it. */
    public Shape variant(String stored) {
        Json json = JsonReader.stored(stored);
        return json instanceof Json.Leaf leaf && leaf.kind() == Json.Kind.VARCHAR
                ? text(leaf.text(), Form.ANY)
                : checked(GeoJsonReader.read(json, stored, rules.onEarth()), null);
    }

    private Shape jsonText(String text) {
        try {
            return checked(GeoJsonReader.read(JsonReader.parse(text, true), text, rules.onEarth()), null);
        } catch (JsonSyntaxException notJson) {
            throw GeoErrors.unreadable(text, "");
        }
    }

    /** WKB or EWKB as hexadecimal digits. */
    public Shape bytes(String hex, Form form) {
        try {
            Geometry shape = new WKBReader(Shapes.FACTORY).read(HexFormat.of().parseHex(hex));
            return checked(shape, hasSrid(hex) ? shape.getSRID() : null);
        } catch (ParseException | IllegalArgumentException | StackOverflowError broken) {
            // Bytes may nest as deep as there are bytes.
            throw GeoErrors.unreadable(hex, form.word);
        }
    }

    /** A flag of the type word, whose bytes come least significant first where the first byte is 1. */
    private static boolean hasSrid(String hex) {
        int flags = Integer.parseInt(hex.startsWith("01") ? hex.substring(8, 10) : hex.substring(2, 4), 16);
        return (flags & 0x20) != 0;
    }

    private Geometry wkt(String text, String input, Form form) {
        try {
            if (!isOneShape(text)) {
                throw GeoErrors.unreadable(input, form.word);
            }
            WKTReader reader = new WKTReader(Shapes.FACTORY);
            reader.setFixStructure(rules.onEarth());
            return reader.read(text);
        } catch (ParseException | IllegalArgumentException broken) {
            throw GeoErrors.unreadable(input, form.word);
        }
    }

    /** The reader stops behind the shape; nothing may follow. */
    private static boolean isOneShape(String text) {
        String shape = text.strip().toUpperCase(Locale.ROOT);
        if (shape.endsWith("EMPTY")) {
            return shape.matches("[A-Z]+( Z)?\\s+EMPTY");
        }
        int depth = 0;
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > DEEPEST || (depth == 0 && c == ')' && i < shape.length() - 1)) {
                return false;
            }
        }
        return depth == 0 && shape.endsWith(")") && !shape.startsWith("LINEARRING");
    }

    private Shape checked(Geometry read, @Nullable Integer named) {
        if (rules.onEarth()) {
            if (named != null && named != Shape.WGS84) {
                throw GeoErrors.input("SRID " + named + " is not supported for GEOGRAPHY, only 4326.");
            }
            return Validity.checked(new Shape(Coordinates.rounded(read), Shape.WGS84), rules);
        }
        Integer given = rules.srid() == null ? named : rules.srid();
        return Validity.checked(new Shape(Coordinates.rounded(read), given == null ? 0 : given), rules);
    }
}
