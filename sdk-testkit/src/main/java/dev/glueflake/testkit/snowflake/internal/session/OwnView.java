package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.util.List;

/** A view of INFORMATION_SCHEMA as an object of it; without columns where the fake refuses the view. */
record OwnView(ObjectInfo info, List<Relation.Column> columns) implements CatalogObject {
    @Override
    public ObjectKind kind() {
        return ObjectKind.VIEW;
    }

    @Override
    public OwnView with(ObjectInfo newInfo) {
        return new OwnView(newInfo, columns);
    }
}
