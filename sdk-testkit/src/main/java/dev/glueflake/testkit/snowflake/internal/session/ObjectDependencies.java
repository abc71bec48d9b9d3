package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.script.Routine;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stream.Stream;
import dev.glueflake.testkit.snowflake.internal.stream.StreamSources;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * SNOWFLAKE.ACCOUNT_USAGE.OBJECT_DEPENDENCIES, for what objects of schemas have of each other; stages with their integrations, which are
 * none, are not in it.
 */
final class ObjectDependencies {
    static final String NAME = "OBJECT_DEPENDENCIES";

    private static final String BY_NAME = "BY_NAME";

    private final Session session;
    private final SessionObjects objects;
    private final ExecutionScope scope;
    private final LiteralRows rows = new LiteralRows();

    private ObjectDependencies(Session session, SessionObjects objects, ExecutionScope scope) {
        this.session = session;
        this.objects = objects;
        this.scope = scope;
    }

    static Relation view(String name, Session session, SessionObjects objects, ExecutionScope scope) {
        ObjectDependencies dependencies = new ObjectDependencies(session, objects, scope);
        for (String side : List.of("REFERENCED", "REFERENCING")) {
            dependencies.rows.texts(side + "_DATABASE", side + "_SCHEMA", side + "_OBJECT_NAME");
            dependencies.rows.numbers(side + "_OBJECT_ID");
            dependencies.rows.texts(side + "_OBJECT_DOMAIN");
        }
        dependencies.rows.texts("DEPENDENCY_TYPE");
        session.account().catalog().databases().stream()
                .map(Database::schemas)
                .flatMap(List::stream)
                .forEach(dependencies::of);
        return dependencies.rows.relation(name);
    }

    private void of(Schema schema) {
        objects.list(ObjectKind.VIEW, schema).forEach(object -> view((View) object, BY_NAME));
        objects.list(ObjectKind.MATERIALIZED_VIEW, schema).forEach(object -> view((View) object, "BY_NAME_AND_ID"));
        objects.list(ObjectKind.DYNAMIC_TABLE, schema).forEach(object -> dynamic((Table) object));
        objects.list(ObjectKind.FUNCTION, schema).forEach(object -> function((Routine) object));
        objects.list(ObjectKind.STREAM, schema).forEach(object -> stream((Stream) object));
    }

    private void view(View view, String type) {
        all(view, DirectReferences.of(view, view.query(), session, scope), type);
    }

    private void dynamic(Table table) {
        Dynamic dynamic = Objects.requireNonNull(table.options().dynamic());
        all(table, DirectReferences.of(table, dynamic.query(), session, scope), BY_NAME);
    }

    private void function(Routine function) {
        if (!(function.code() instanceof Routine.Code.Foreign)) {
            all(function, DirectReferences.of(function, session, scope), BY_NAME);
        }
    }

    private void stream(Stream stream) {
        StreamSources.find(stream, session).ifPresent(source -> all(stream, Set.of(source), "BY_ID"));
    }

    private void all(CatalogObject referencing, Set<CatalogObject> referenced, String type) {
        for (CatalogObject object : referenced) {
            rows.row(
                    object.name().database(),
                    object.name().schema(),
                    object.name().name(),
                    BigDecimal.valueOf(object.info().id()),
                    domain(object),
                    referencing.name().database(),
                    referencing.name().schema(),
                    referencing.name().name(),
                    BigDecimal.valueOf(referencing.info().id()),
                    domain(referencing),
                    type);
        }
    }

    private static String domain(CatalogObject object) {
        return object.kind().name().replace('_', ' ');
    }
}
