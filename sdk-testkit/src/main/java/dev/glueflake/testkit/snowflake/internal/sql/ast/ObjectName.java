package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name of one to three parts: {@code [database.][schema.]object}. {@code IDENTIFIER('…')} is resolved before it gets here.
 *
 * @param deferred what {@code IDENTIFIER($v)}, {@code IDENTIFIER(?)} or {@code IDENTIFIER(:x)} names the object by; the
 *     parts are empty then, until {@code SqlParser.parseName} has read its value
 */
public record ObjectName(List<Identifier> parts, @Nullable Expression deferred, Position at) {
    public ObjectName {
        parts = List.copyOf(parts);
    }

    public ObjectName(List<Identifier> parts) {
        this(parts, null, parts.get(0).at());
    }

    public static ObjectName deferred(Expression name) {
        return new ObjectName(List.of(), name, name.at());
    }

    /** The object's own name; only where nothing is {@link #deferred()}. */
    public Identifier last() {
        return parts.get(parts.size() - 1);
    }

    @Override
    public String toString() {
        return parts.stream().map(Identifier::text).collect(Collectors.joining("."));
    }
}
