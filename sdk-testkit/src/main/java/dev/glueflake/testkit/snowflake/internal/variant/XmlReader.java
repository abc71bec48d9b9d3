package dev.glueflake.testkit.snowflake.internal.variant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads XML as PARSE_XML does. An element is an object: {@code @} is its name, {@code $} its content (a value, an element or an
 * array of both), {@code @name} an attribute, and the name of an inner element says where in the content it is.
 */
public final class XmlReader {
    private static final int MAX_DEPTH = 500;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final XmlCursor cursor;
    private final boolean convert;
    private int depth;

    private XmlReader(String text, boolean convert) {
        this.cursor = new XmlCursor(text);
        this.convert = convert;
    }

    /** The document's outermost element; {@code convert} makes numbers and truth values of texts that are such. */
    public static Json parse(String text, boolean convert) throws JsonSyntaxException {
        XmlReader reader = new XmlReader(text, convert);
        reader.cursor.skipMisc();
        if (!reader.cursor.isAt("<")) {
            throw reader.cursor.error("not an XML document");
        }
        Json element = reader.element();
        reader.cursor.skipMisc();
        if (!reader.cursor.atEnd()) {
            throw reader.cursor.error("more than one document in the input");
        }
        return element;
    }

    private Json element() throws JsonSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw cursor.error("document is nested too deeply");
        }
        cursor.expect("<");
        String name = cursor.name();
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("@", Json.text(name));
        attributes(members);
        List<Json> content = new ArrayList<>();
        if (!cursor.accept("/>")) {
            cursor.expect(">");
            content(name, content);
        }
        members.put(
                "$",
                content.isEmpty() ? Json.text("") : content.size() == 1 ? content.get(0) : new Json.Array(content));
        positions(content).forEach(members::putIfAbsent);
        depth--;
        return new Json.Members(members);
    }

    private void attributes(Map<String, Json> members) throws JsonSyntaxException {
        cursor.skipBlanks();
        while (!cursor.isAt("/>") && !cursor.isAt(">")) {
            String name = cursor.name();
            cursor.skipBlanks();
            cursor.expect("=");
            cursor.skipBlanks();
            members.put("@" + name, value(cursor.quoted()));
            cursor.skipBlanks();
        }
    }

    private void content(String name, List<Json> content) throws JsonSyntaxException {
        StringBuilder text = new StringBuilder();
        while (!cursor.isAt("</")) {
            if (cursor.atEnd()) {
                throw cursor.error("missing closing tags: </" + name + ">");
            }
            if (cursor.isAt("<![CDATA[")) {
                text.append(cursor.section("<![CDATA[", "]]>"));
            } else if (cursor.isAt("<!--") || cursor.isAt("<?")) {
                cursor.skipSection();
            } else if (cursor.isAt("<")) {
                add(text, content);
                content.add(element());
            } else {
                text.append(cursor.character());
            }
        }
        add(text, content);
        cursor.expect("</");
        String closing = cursor.name();
        cursor.skipBlanks();
        cursor.expect(">");
        if (!closing.equals(name)) {
            throw cursor.error("no opening tag for </" + closing + ">");
        }
    }

    /** Blanks around a text are no part of it. */
    private void add(StringBuilder text, List<Json> content) {
        String stripped = text.toString().strip();
        if (!stripped.isEmpty()) {
            content.add(value(stripped));
        }
        text.setLength(0);
    }

    private Json value(String text) {
        boolean scalar = text.equals("true")
                || text.equals("false")
                || NUMBER.matcher(text).matches();
        try {
            return convert && scalar ? JsonReader.parse(text, false) : Json.text(text);
        } catch (JsonSyntaxException impossible) {
            throw new IllegalStateException(text, impossible);
        }
    }

    private static Map<String, Json> positions(List<Json> content) {
        Map<String, List<Json>> places = new LinkedHashMap<>();
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof Json.Members inner && inner.entries().get("@") instanceof Json.Leaf name) {
                places.computeIfAbsent(name.text(), any -> new ArrayList<>()).add(Json.integer(i));
            }
        }
        Map<String, Json> positions = new LinkedHashMap<>();
        places.forEach((name, at) -> positions.put(name, at.size() == 1 ? at.get(0) : new Json.Array(at)));
        return positions;
    }
}
