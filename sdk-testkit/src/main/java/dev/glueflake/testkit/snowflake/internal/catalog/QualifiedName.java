package dev.glueflake.testkit.snowflake.internal.catalog;

import java.util.regex.Pattern;

/** The full name of an object in a schema, each part in its resolved spelling. */
public record QualifiedName(String database, String schema, String name) {
    private static final Pattern PLAIN = Pattern.compile("[A-Z_][A-Z0-9_$]*");

    /** The same schema, another object. */
    public QualifiedName sibling(String other) {
        return new QualifiedName(database, schema, other);
    }

    /** A part as SQL would write it: quoted only where it must be. */
    public static String quoted(String part) {
        return PLAIN.matcher(part).matches() ? part : '"' + part.replace("\"", "\"\"") + '"';
    }

    /** As messages show it: {@code DB.SCHEMA.NAME}, parts quoted only where they must be. */
    @Override
    public String toString() {
        return quoted(database) + "." + quoted(schema) + "." + quoted(name);
    }
}
