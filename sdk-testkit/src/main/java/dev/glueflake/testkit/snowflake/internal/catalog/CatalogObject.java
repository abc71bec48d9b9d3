package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.time.Instant;

/** An object of a schema. Immutable: a rename or a new comment makes another value. What goes on beside its definition {@link #keep} keeps. */
public interface CatalogObject extends Restorable {
    ObjectKind kind();

    ObjectInfo info();

    /** The same object with another name, comment or owner. */
    CatalogObject with(ObjectInfo info);

    /** What it is found by within its schema and kind: its name; a procedure adds its argument types. */
    default String key() {
        return info().name().name();
    }

    default QualifiedName name() {
        return info().name();
    }

    default Instant createdOn() {
        return info().createdOn();
    }

    default String comment() {
        return info().comment();
    }

    /** For most kinds the definition is all there is. */
    @Override
    default Runnable keep() {
        return () -> {};
    }
}
