package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.OwnView;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ShowScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a SHOW looks: the schemas and objects of {@code IN …}, by default the session's schema, else its database, else the account. */
final class ShowScopes {
    private static final Comparator<CatalogObject> BY_NAME = Comparator.comparing(
                    (CatalogObject each) -> each.name().database())
            .thenComparing(each -> each.name().schema())
            .thenComparing(each -> each.name().name());

    private final Work work;

    ShowScopes(Work work) {
        this.work = work;
    }

    /** Those that the session may see. */
    List<Schema> schemas(Show show) {
        return all(show).stream().filter(work.objects().authority()::sees).toList();
    }

    private List<Schema> all(Show show) {
        ShowScope scope = show.scope();
        if (scope == null) {
            return informationSchema(show).isPresent() ? List.of() : current();
        }
        return switch (scope.kind()) {
            case "ACCOUNT" -> everywhere();
            case "DATABASE" -> database(scope).schemas();
            case "SCHEMA" -> informationSchema(show).isPresent() ? List.of() : List.of(schema(scope));
            default -> throw Errors.unsupported("SHOW " + show.what() + " IN " + scope.kind());
        };
    }

    /** The databases whose schemas SHOW SCHEMAS lists. */
    List<Database> databases(Show show) {
        ShowScope scope = show.scope();
        if (scope != null && scope.kind().equals("DATABASE")) {
            return List.of(database(scope));
        }
        Optional<String> current = work.session().database();
        return scope == null && current.isPresent()
                ? List.of(work.account().catalog().require(current.get()))
                : work.account().catalog().databases().stream()
                        .filter(work.objects().authority()::sees)
                        .toList();
    }

    /** Tables and views of a scope, which may be a single table or view, in the order of their names. */
    List<CatalogObject> tables(Show show) {
        ShowScope scope = show.scope();
        if (scope != null && (scope.kind().equals("TABLE") || scope.kind().equals("VIEW"))) {
            ObjectName name = named(scope);
            return List.of(work.objects().find(ObjectKind.TABLE, name).orElseThrow(() -> work.objects()
                    .missing("Table", name)));
        }
        List<CatalogObject> found =
                new ArrayList<>(informationSchema(show).map(OwnView::of).orElse(List.of()));
        for (Schema schema : schemas(show)) {
            found.addAll(work.objects().list(ObjectKind.TABLE, schema));
            found.addAll(work.objects().list(ObjectKind.DYNAMIC_TABLE, schema));
            found.addAll(work.objects().list(ObjectKind.EXTERNAL_TABLE, schema));
            found.addAll(work.objects().list(ObjectKind.VIEW, schema));
            found.addAll(work.objects().list(ObjectKind.MATERIALIZED_VIEW, schema));
        }
        found.sort(BY_NAME);
        return found;
    }

    /** {@link #tables} and, of whole databases, the views of their INFORMATION_SCHEMA. */
    List<CatalogObject> views(Show show) {
        List<CatalogObject> found = new ArrayList<>(tables(show));
        ShowScope scope = show.scope();
        boolean whole = scope == null
                ? work.session().schema().isEmpty()
                : scope.kind().equals("DATABASE") || scope.kind().equals("ACCOUNT");
        if (whole) {
            databases(show).forEach(database -> found.addAll(OwnView.of(database)));
            found.sort(BY_NAME);
        }
        return found;
    }

    /** The database whose INFORMATION_SCHEMA, which has nothing but its own views, is the one schema to look in. */
    private Optional<Database> informationSchema(Show show) {
        ShowScope scope = show.scope();
        ObjectName name = scope == null || scope.name() == null ? null : work.name(scope.name());
        if (scope != null && (!scope.kind().equals("SCHEMA") || name == null)) {
            return Optional.empty();
        }
        if (name == null) {
            return work.session()
                    .schema()
                    .filter(Schema.INFORMATION_SCHEMA::equals)
                    .map(schema -> work.database(work.session().database().orElseThrow()));
        }
        SchemaName schema = SchemaName.of(work, name, "SHOW");
        return schema.schema().equals(Schema.INFORMATION_SCHEMA)
                ? Optional.of(work.database(schema.database()))
                : Optional.empty();
    }

    private List<Schema> current() {
        Optional<String> database = work.session().database();
        Optional<String> schema = work.session().schema();
        if (database.isEmpty()) {
            return everywhere();
        }
        Database current = work.account().catalog().require(database.get());
        return schema.flatMap(current::find).map(List::of).orElseGet(current::schemas);
    }

    private List<Schema> everywhere() {
        return work.account().catalog().databases().stream()
                .flatMap(database -> database.schemas().stream())
                .toList();
    }

    private Database database(ShowScope scope) {
        ObjectName name = scope.name();
        String wanted = name == null
                ? work.session().database().orElseThrow(() -> Errors.doesNotExist("Database", ""))
                : work.name(name).last().text();
        return work.database(wanted);
    }

    private Schema schema(ShowScope scope) {
        ObjectName name = scope.name();
        if (name == null) {
            return current().get(0);
        }
        return SchemaName.of(work, work.name(name), "SHOW").in(work);
    }

    private ObjectName named(ShowScope scope) {
        ObjectName name = scope.name();
        if (name == null) {
            throw Errors.compilation("001003", "42000", "SHOW … IN " + scope.kind() + " needs a name.");
        }
        return work.name(name);
    }
}
