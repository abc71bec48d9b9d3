package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;

/** A tag; {@code allowed} is empty where every value is. */
public record Tag(ObjectInfo info, List<String> allowed) implements CatalogObject {
    public Tag {
        allowed = List.copyOf(allowed);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.TAG;
    }

    @Override
    public Tag with(ObjectInfo newInfo) {
        return new Tag(newInfo, allowed);
    }
}
