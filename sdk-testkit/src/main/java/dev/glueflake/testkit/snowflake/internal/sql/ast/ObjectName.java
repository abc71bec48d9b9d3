package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.List;
import java.util.stream.Collectors;

/** A name of one to three parts: {@code [database.][schema.]object}. {@code IDENTIFIER('…')} is resolved before it gets here. */
public record ObjectName(List<Identifier> parts) {
    public ObjectName {
        parts = List.copyOf(parts);
    }

    public Identifier last() {
        return parts.get(parts.size() - 1);
    }

    public Position at() {
        return parts.get(0).at();
    }

    @Override
    public String toString() {
        return parts.stream().map(Identifier::text).collect(Collectors.joining("."));
    }
}
