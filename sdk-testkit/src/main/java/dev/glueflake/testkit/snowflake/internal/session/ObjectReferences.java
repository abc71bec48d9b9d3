package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** GET_OBJECT_REFERENCES: the tables and views that a view reads, behind other views too. */
final class ObjectReferences {
    static final String NAME = "GET_OBJECT_REFERENCES";

    private ObjectReferences() {}

    static Relation rows(TableFunctionCall call) {
        View view = view(call);
        LiteralRows rows = new LiteralRows();
        Stream.of("DATABASE_NAME", "SCHEMA_NAME", "OBJECT_NAME").forEach(name -> rows.column(name, SqlTypes.VARCHAR));
        Stream.of("DATABASE_NAME", "SCHEMA_NAME", "OBJECT_NAME", "OBJECT_TYPE")
                .forEach(name -> rows.column("REFERENCED_" + name, SqlTypes.VARCHAR));
        for (CatalogObject object : read(call, view)) {
            QualifiedName name = object.name();
            rows.row(
                    view.name().database(),
                    view.name().schema(),
                    view.name().name(),
                    name.database(),
                    name.schema(),
                    name.name(),
                    object instanceof View ? "VIEW" : "TABLE");
        }
        return rows.relation(NAME);
    }

    private static View view(TableFunctionCall call) {
        NamedValues arguments = call.arguments("DATABASE_NAME", "SCHEMA_NAME", "OBJECT_NAME");
        List<Identifier> parts = new ArrayList<>();
        for (String part : List.of("DATABASE_NAME", "SCHEMA_NAME", "OBJECT_NAME")) {
            parts.add(SqlParser.parseName(arguments.requiredText(part)).last());
        }
        ObjectName name = new ObjectName(parts);
        CatalogObject found = call.objects().find(ObjectKind.TABLE, name).orElseThrow(() -> call.objects()
                .missing("View", name));
        if (found instanceof View view && view.materialized() == null) {
            return view;
        }
        throw Errors.unsupported(NAME + " of anything but a view");
    }

    /** Tables before views. */
    private static List<CatalogObject> read(TableFunctionCall call, View view) {
        return call.session().read(SqlParser.parseQuery("SELECT * FROM " + view.name()), call.scope()).stream()
                .filter(object -> !object.equals(view))
                .sorted(Comparator.<CatalogObject, Boolean>comparing(View.class::isInstance)
                        .thenComparing(object -> object.name().toString()))
                .toList();
    }
}
