package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.documented.Documented;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.util.List;

/** A view of INFORMATION_SCHEMA as an object of it; without columns where the fake refuses the view. */
public record OwnView(ObjectInfo info, List<Relation.Column> columns) implements CatalogObject {
    /** Those of a database, without their columns. */
    public static List<OwnView> of(Database database) {
        return Documented.views(Schema.INFORMATION_SCHEMA).stream()
                .map(view -> new QualifiedName(database.name(), Schema.INFORMATION_SCHEMA, view))
                .map(name -> new OwnView(new ObjectInfo(name, database.facts().createdOn(), "", ""), List.of()))
                .toList();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.VIEW;
    }

    @Override
    public OwnView with(ObjectInfo newInfo) {
        return new OwnView(newInfo, columns);
    }
}
