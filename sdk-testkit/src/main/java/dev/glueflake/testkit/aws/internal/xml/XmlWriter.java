package dev.glueflake.testkit.aws.internal.xml;

import java.util.function.Consumer;

/**
 * Writes a document. Texts may hold any character: what XML has no place for becomes a numeric reference, as AWS does
 * it.
 */
public final class XmlWriter {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    /** Writes a whole document with one root; {@code namespace} may be empty. */
    public static String document(String root, String namespace, Consumer<XmlWriter> content) {
        XmlWriter writer = new XmlWriter();
        writer.out.append('<').append(root);
        if (!namespace.isEmpty()) {
            writer.out.append(" xmlns=\"").append(namespace).append('"');
        }
        writer.out.append('>');
        content.accept(writer);
        writer.out.append("</").append(root).append('>');
        return writer.out.toString();
    }

    public XmlWriter element(String name, Consumer<XmlWriter> content) {
        out.append('<').append(name).append('>');
        content.accept(this);
        out.append("</").append(name).append('>');
        return this;
    }

    public XmlWriter text(String name, String value) {
        return element(name, self -> self.escape(value));
    }

    public XmlWriter text(String name, long value) {
        return text(name, Long.toString(value));
    }

    public XmlWriter text(String name, boolean value) {
        return text(name, Boolean.toString(value));
    }

    /** Text without an element of its own. */
    public void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> plain(c);
            }
        }
    }

    private void plain(char c) {
        if (c < ' ' || c == '\uFFFE' || c == '\uFFFF') {
            out.append("&#x").append(Integer.toHexString(c)).append(';');
        } else {
            out.append(c);
        }
    }
}
