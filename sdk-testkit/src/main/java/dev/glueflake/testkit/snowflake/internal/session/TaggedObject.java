package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.AccountObjects;
import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What functions about tags are asked of: an object or a column, with the tags in force on it.
 *
 * @param database that it is in, else null; the same for {@code schema}
 */
record TaggedObject(
        List<TagUse> uses,
        @Nullable String database,
        @Nullable String schema,
        String name,
        String domain,
        @Nullable String column) {
    private static final Set<ObjectKind> DOMAINS = EnumSet.of(
            ObjectKind.TABLE,
            ObjectKind.VIEW,
            ObjectKind.DYNAMIC_TABLE,
            ObjectKind.SEQUENCE,
            ObjectKind.STAGE,
            ObjectKind.FILE_FORMAT,
            ObjectKind.PROCEDURE,
            ObjectKind.FUNCTION,
            ObjectKind.STREAM,
            ObjectKind.TASK,
            ObjectKind.ALERT,
            ObjectKind.PIPE,
            ObjectKind.WAREHOUSE,
            ObjectKind.ROLE,
            ObjectKind.DATABASE_ROLE,
            ObjectKind.USER,
            ObjectKind.INTEGRATION);

    /** What a function names by a text and its domain. */
    static TaggedObject of(Session session, String function, String written, String domain) {
        ObjectName name = SqlParser.parseName(written);
        Catalog catalog = session.account().catalog();
        return switch (domain) {
            case "DATABASE" -> of(catalog, catalog.require(name.last().text()));
            case "SCHEMA" ->
                of(catalog, database(session, name).require(name.last().text()));
            case "COLUMN" -> {
                CatalogObject table = object(session, ObjectKind.TABLE, table(name));
                yield of(catalog, table, ObjectColumn.require(table, name.last()));
            }
            default -> of(session, kind(function, domain), name);
        };
    }

    private static ObjectKind kind(String function, String domain) {
        return DOMAINS.stream()
                .filter(kind -> kind.name().equals(domain.replace(' ', '_')))
                .findFirst()
                .orElseThrow(() -> Errors.unsupported(function + " of " + domain));
    }

    private static TaggedObject of(Session session, ObjectKind kind, ObjectName name) {
        Catalog catalog = session.account().catalog();
        String last = name.last().text();
        return switch (kind) {
            case WAREHOUSE, ROLE, USER, INTEGRATION ->
                of(catalog, session.account().objects().require(kind, last), null);
            case DATABASE_ROLE -> {
                Database database = database(session, name);
                AccountObject role = database.roles()
                        .find(kind, last)
                        .orElseThrow(() -> AccountObjects.missing(kind, name.toString()));
                yield of(catalog, role, database.name());
            }
            default -> of(catalog, object(session, kind, name));
        };
    }

    static TaggedObject of(Catalog catalog, Database database) {
        return new TaggedObject(TagUse.of(catalog, database), null, null, database.name(), "DATABASE", null);
    }

    static TaggedObject of(Catalog catalog, Schema schema) {
        return new TaggedObject(TagUse.of(catalog, schema), schema.database(), null, schema.name(), "SCHEMA", null);
    }

    static TaggedObject of(Catalog catalog, AccountObject object, @Nullable String database) {
        String domain = object.kind().name().replace('_', ' ');
        return new TaggedObject(TagUse.of(catalog, object), database, null, object.name(), domain, null);
    }

    static TaggedObject of(Catalog catalog, CatalogObject object) {
        QualifiedName name = object.name();
        return new TaggedObject(
                TagUse.of(catalog, object), name.database(), name.schema(), name.name(), TagUse.domain(object), null);
    }

    static TaggedObject of(Catalog catalog, CatalogObject object, ObjectColumn column) {
        QualifiedName name = object.name();
        List<TagUse> uses = TagUse.ofColumn(catalog, object, column.kept());
        return new TaggedObject(uses, name.database(), name.schema(), name.name(), "COLUMN", column.name());
    }

    private static Database database(Session session, ObjectName name) {
        String database = name.parts().size() > 1
                ? name.parts().get(0).text()
                : session.database().orElseThrow(() -> Errors.doesNotExist("Database", name.toString()));
        return session.account().catalog().require(database);
    }

    private static CatalogObject object(Session session, ObjectKind kind, ObjectName name) {
        boolean routine = kind == ObjectKind.PROCEDURE || kind == ObjectKind.FUNCTION;
        SessionObjects objects = session.objects();
        return (routine ? objects.overloads(kind, name).stream().findFirst() : objects.find(kind, name))
                .orElseThrow(() -> objects.missing(kind.word(), name));
    }

    private static ObjectName table(ObjectName column) {
        List<Identifier> parts = column.parts();
        if (parts.size() < 2) {
            throw Errors.compilation("001003", "42000", "a column is named with its table: " + column);
        }
        return new ObjectName(parts.subList(0, parts.size() - 1));
    }
}
