package dev.glueflake.testkit.snowflake.internal.sql.ast;

import org.jspecify.annotations.Nullable;

/**
 * {@code @[db.][schema.]stage[/path]}, {@code @%table[/path]} or {@code @~[/path]}.
 *
 * @param name null for the user stage; deferred where a variable or a bind holds the whole reference
 * @param path without the leading slash; empty for the stage itself
 */
public record StageReference(
        StageReferenceKind kind, @Nullable ObjectName name, String path, Position at) {
    public enum StageReferenceKind {
        NAMED,
        TABLE,
        USER
    }
}
