package dev.glueflake.snowflake.internal;

import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads dotted names as SQL writes them; knows quotes, and takes nothing but names. */
public final class NameParser {

    private final String text;
    private int position;

    private NameParser(String text) {
        this.text = text;
    }

    /** Reads one to {@code most} names with dots between them; blanks around the whole are ignored. */
    public static List<SnowflakeIdentifier> parse(String sql, int most) {
        NameParser parser = new NameParser(sql.strip());
        List<SnowflakeIdentifier> parts = new ArrayList<>();
        do {
            parts.add(parser.part());
        } while (parser.dot());
        if (parser.position < parser.text.length()) {
            throw parser.error("an unexpected character");
        }
        if (parts.size() > most) {
            throw new IllegalArgumentException("The name " + SafeText.shown(sql) + " has " + parts.size()
                    + " parts; at most " + most + " fit here");
        }
        return parts;
    }

    /** Refuses what no Snowflake name can be. */
    public static void check(String name) {
        int length = name.codePointCount(0, name.length());
        if (length == 0) {
            throw new IllegalArgumentException("A name is empty");
        }
        if (length > SnowflakeIdentifier.MAX_LENGTH) {
            throw new IllegalArgumentException("The name " + SafeText.shown(name) + " has " + length
                    + " characters; Snowflake allows " + SnowflakeIdentifier.MAX_LENGTH);
        }
        if (name.codePoints().anyMatch(NameParser::unfit)) {
            throw new IllegalArgumentException("The name " + SafeText.shown(name) + " holds a control character");
        }
    }

    private static boolean unfit(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private SnowflakeIdentifier part() {
        return new SnowflakeIdentifier(position < text.length() && text.charAt(position) == '"' ? quoted() : plain());
    }

    private boolean dot() {
        boolean found = position < text.length() && text.charAt(position) == '.';
        if (found) {
            position++;
        }
        return found;
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            boolean doubled = text.startsWith("\"\"", position);
            if (c == '"' && !doubled) {
                position++;
                return name.toString();
            }
            name.append(c);
            position += doubled ? 1 : 0;
        }
        throw error("no closing quote");
    }

    private String plain() {
        int start = position;
        while (position < text.length() && isPlain(text.charAt(position), position == start)) {
            position++;
        }
        if (position == start) {
            throw error("no name");
        }
        return text.substring(start, position).toUpperCase(Locale.ROOT);
    }

    private static boolean isPlain(char c, boolean first) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return letter || (!first && ((c >= '0' && c <= '9') || c == '$'));
    }

    private IllegalArgumentException error(String found) {
        return new IllegalArgumentException("The name " + SafeText.shown(text) + " has " + found + " at position "
                + (position + 1)
                + "; write letters, digits, _ and $, or put the name in double quotes");
    }
}
