package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;
import java.util.Locale;

/** TAG_REFERENCES and TAG_REFERENCES_ALL_COLUMNS of INFORMATION_SCHEMA: the tags in force on an object, or on each of its columns. */
final class TagReferences {
    static final String NAME = "TAG_REFERENCES";
    static final String OF_COLUMNS = "TAG_REFERENCES_ALL_COLUMNS";

    private static final List<String> COLUMNS = List.of(
            "TAG_DATABASE",
            "TAG_SCHEMA",
            "TAG_NAME",
            "TAG_VALUE",
            "APPLY_METHOD",
            "LEVEL",
            "OBJECT_DATABASE",
            "OBJECT_SCHEMA",
            "OBJECT_NAME",
            "DOMAIN",
            "COLUMN_NAME");

    private TagReferences() {}

    static Relation rows(TableFunctionCall call) {
        LiteralRows rows = columns();
        NamedValues arguments = call.arguments("OBJECT_NAME", "OBJECT_DOMAIN");
        add(rows, TaggedObject.of(call.session(), NAME, arguments.requiredText("OBJECT_NAME"), domain(arguments)));
        return rows.relation(NAME);
    }

    static Relation ofColumns(TableFunctionCall call) {
        LiteralRows rows = columns();
        NamedValues arguments = call.arguments("OBJECT_NAME", "OBJECT_DOMAIN");
        if (!domain(arguments).equals("TABLE")) {
            throw Errors.compilation("001008", "22023", "invalid value for argument OBJECT_DOMAIN: TABLE is meant");
        }
        ObjectName name = SqlParser.parseName(arguments.requiredText("OBJECT_NAME"));
        CatalogObject table = call.session()
                .objects()
                .find(ObjectKind.TABLE, name)
                .orElseThrow(() -> call.session().objects().missing("Table", name));
        Catalog catalog = call.session().account().catalog();
        ObjectColumn.of(table).forEach(column -> add(rows, TaggedObject.of(catalog, table, column)));
        return rows.relation(OF_COLUMNS);
    }

    private static String domain(NamedValues arguments) {
        return arguments.requiredText("OBJECT_DOMAIN").toUpperCase(Locale.ROOT);
    }

    private static LiteralRows columns() {
        LiteralRows rows = new LiteralRows();
        COLUMNS.forEach(column -> rows.column(column, SqlTypes.VARCHAR));
        return rows;
    }

    private static void add(LiteralRows rows, TaggedObject object) {
        for (TagUse use : object.uses()) {
            QualifiedName tag = use.tag().name();
            rows.row(
                    tag.database(),
                    tag.schema(),
                    tag.name(),
                    use.value(),
                    use.inherited() ? "INHERITED" : "MANUAL",
                    use.level(),
                    object.database(),
                    object.schema(),
                    object.name(),
                    object.domain(),
                    object.column());
        }
    }
}
