package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import java.util.List;
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

    /** The name as a statement would write it, all three parts. */
    public ObjectName written() {
        return new ObjectName(List.of(identifier(database), identifier(schema), identifier(name)));
    }

    private static Identifier identifier(String part) {
        return PLAIN.matcher(part).matches()
                ? Identifier.unquoted(part, Position.NONE)
                : Identifier.quoted(part, Position.NONE);
    }

    /** As messages show it: {@code DB.SCHEMA.NAME}, parts quoted only where they must be. */
    @Override
    public String toString() {
        return quoted(database) + "." + quoted(schema) + "." + quoted(name);
    }
}
