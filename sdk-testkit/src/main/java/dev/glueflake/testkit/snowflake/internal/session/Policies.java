package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AttachedPolicy;
import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The policies of an account and what they are on. */
public final class Policies {
    /** A policy on an object. */
    public record Reference(Policy policy, CatalogObject object, AttachedPolicy attached) {}

    private Policies() {}

    public static Optional<Policy> find(Catalog catalog, String id) {
        return schemas(catalog)
                .flatMap(schema -> Stream.concat(
                        schema.list(ObjectKind.MASKING_POLICY).stream(),
                        schema.list(ObjectKind.ROW_ACCESS_POLICY).stream()))
                .map(Policy.class::cast)
                .filter(policy -> policy.id().equals(id))
                .findFirst();
    }

    /** All objects under that policy, as a session sees them. */
    public static List<Reference> references(Session session, Policy policy) {
        List<Reference> found = new ArrayList<>();
        schemas(session.account().catalog()).forEach(schema -> Arrays.stream(ObjectKind.values())
                .flatMap(kind -> Stream.concat(
                        schema.list(kind).stream(),
                        session.objects().list(kind, schema).stream().filter(session.objects()::isTemporary)))
                .forEach(object -> object.info().policies().stream()
                        .filter(attached -> attached.policy().equals(policy.id()))
                        .forEach(attached -> found.add(new Reference(policy, object, attached)))));
        return found;
    }

    private static Stream<Schema> schemas(Catalog catalog) {
        return catalog.databases().stream().map(Database::schemas).flatMap(List::stream);
    }
}
