package dev.glueflake.testkit.snowflake.internal.variant;

import java.util.Map;

/** The characters of an XML text, one after the other. */
final class XmlCursor {
    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");

    private final String text;
    private int at;

    XmlCursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    boolean isAt(String mark) {
        return text.startsWith(mark, at);
    }

    boolean accept(String mark) {
        boolean there = isAt(mark);
        at += there ? mark.length() : 0;
        return there;
    }

    void expect(String mark) throws JsonSyntaxException {
        if (!accept(mark)) {
            throw new JsonSyntaxException("expected '" + mark + "'", at);
        }
    }

    JsonSyntaxException error(String what) {
        return new JsonSyntaxException(what, at);
    }

    void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** What may stand around the document's element. */
    void skipMisc() throws JsonSyntaxException {
        skipBlanks();
        while (isAt("<?") || isAt("<!")) {
            skipSection();
            skipBlanks();
        }
    }

    /** A comment, a processing instruction or a document type. */
    void skipSection() throws JsonSyntaxException {
        section("<", isAt("<!--") ? "-->" : isAt("<?") ? "?>" : ">");
    }

    String section(String open, String close) throws JsonSyntaxException {
        int from = at + open.length();
        int end = text.indexOf(close, from);
        if (end < 0) {
            throw error("expected '" + close + "'");
        }
        at = end + close.length();
        return text.substring(from, end);
    }

    String name() throws JsonSyntaxException {
        int from = at;
        while (!atEnd() && (Character.isLetterOrDigit(text.charAt(at)) || "_-.:".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (from == at) {
            throw error("missing name");
        }
        return text.substring(from, at);
    }

    String quoted() throws JsonSyntaxException {
        if (atEnd() || (text.charAt(at) != '"' && text.charAt(at) != '\'')) {
            throw error("missing quote");
        }
        String quote = text.substring(at, ++at);
        StringBuilder value = new StringBuilder();
        while (!accept(quote)) {
            if (atEnd()) {
                throw error("unfinished string");
            }
            value.append(character());
        }
        return value.toString();
    }

    /** One character, or what an entity stands for. */
    String character() throws JsonSyntaxException {
        int end = text.charAt(at) == '&' ? text.indexOf(';', at) : -1;
        if (end < 0) {
            return text.substring(at, ++at);
        }
        String entity = text.substring(at + 1, end);
        String meant = entity.startsWith("#") ? code(entity) : ENTITIES.get(entity);
        if (meant == null) {
            throw error("unknown entity &" + entity + ";");
        }
        at = end + 1;
        return meant;
    }

    private String code(String entity) throws JsonSyntaxException {
        try {
            boolean hexadecimal = entity.startsWith("#x");
            return Character.toString(Integer.parseInt(entity.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10));
        } catch (IllegalArgumentException none) {
            throw error("unknown entity &" + entity + ";");
        }
    }
}
