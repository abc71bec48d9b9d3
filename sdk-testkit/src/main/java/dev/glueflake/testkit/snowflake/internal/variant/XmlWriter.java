package dev.glueflake.testkit.snowflake.internal.variant;

import java.util.List;
import java.util.Map;

/** Writes what {@link XmlReader} read as XML again, and other values as TO_XML does. */
public final class XmlWriter {
    private XmlWriter() {}

    /** Whether the value is an XML element. */
    public static boolean isElement(Json value) {
        return value instanceof Json.Members members
                && members.entries().containsKey("$")
                && members.entries().get("@") instanceof Json.Leaf name
                && name.kind() == Json.Kind.VARCHAR;
    }

    /** Inner elements on lines of their own, as results show it. */
    public static String pretty(Json element) {
        StringBuilder text = new StringBuilder();
        write((Json.Members) element, 0, true, text);
        return text.toString();
    }

    public static String compact(Json element) {
        StringBuilder text = new StringBuilder();
        write((Json.Members) element, 0, false, text);
        return text.toString();
    }

    /** An element as it is; anything else in elements that say the types. */
    public static String xml(Json value) {
        if (isElement(value)) {
            return compact(value);
        }
        StringBuilder text = new StringBuilder();
        typed("SnowflakeData", value, text);
        return text.toString();
    }

    private static void typed(String name, Json value, StringBuilder text) {
        text.append('<')
                .append(name)
                .append(" type=\"")
                .append(value.typeName())
                .append("\">");
        if (value instanceof Json.Array array) {
            array.items().forEach(item -> typed("e", item, text));
        } else if (value instanceof Json.Members members) {
            members.entries().forEach((key, item) -> typed(key, item, text));
        } else {
            text.append(escaped(leaf((Json.Leaf) value)));
        }
        text.append("</").append(name).append('>');
    }

    private static String leaf(Json.Leaf leaf) {
        return leaf.kind() == Json.Kind.DOUBLE ? JsonWriter.compact(leaf) : leaf.shown();
    }

    private static void write(Json.Members element, int depth, boolean pretty, StringBuilder text) {
        String name = plain(element.entries().getOrDefault("@", Json.text("")));
        text.append('<').append(name);
        for (Map.Entry<String, Json> entry : element.entries().entrySet()) {
            if (entry.getKey().length() > 1 && entry.getKey().startsWith("@")) {
                text.append(' ')
                        .append(entry.getKey(), 1, entry.getKey().length())
                        .append("=\"");
                text.append(escaped(plain(entry.getValue())).replace("\"", "&quot;"))
                        .append('"');
            }
        }
        text.append('>');
        Json content = element.entries().getOrDefault("$", Json.text(""));
        if (content instanceof Json.Array || isElement(content)) {
            List<Json> items = content instanceof Json.Array array ? array.items() : List.of(content);
            String indent = pretty ? "\n" + "  ".repeat(depth + 1) : "";
            for (Json item : items) {
                text.append(indent);
                if (isElement(item)) {
                    write((Json.Members) item, depth + 1, pretty, text);
                } else {
                    text.append(escaped(plain(item)));
                }
            }
            text.append(pretty ? "\n" + "  ".repeat(depth) : "");
        } else {
            text.append(escaped(plain(content)));
        }
        text.append("</").append(name).append('>');
    }

    private static String plain(Json value) {
        return value instanceof Json.Leaf leaf ? leaf(leaf) : JsonWriter.compact(value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
