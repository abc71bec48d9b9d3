package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants.Grant;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The views of ACCOUNT_USAGE about roles, users, privileges, tags and policies, without the numbers of objects, schemas and databases.
 * What was dropped or revoked is in none.
 */
final class AccountUsageObjects {
    private final Session session;
    private final SessionObjects objects;
    private final LiteralRows rows = new LiteralRows();

    AccountUsageObjects(Session session, SessionObjects objects) {
        this.session = session;
        this.objects = objects;
    }

    /** The view of that name; empty where it is none of these. */
    Optional<Relation> view(QualifiedName name) {
        switch (name.name()) {
            case "ROLES" -> roles();
            case "USERS" -> users();
            case "GRANTS_TO_ROLES" -> grantsToRoles();
            case "GRANTS_TO_USERS" -> grantsToUsers();
            case "RESOURCE_MONITORS" -> monitors();
            case "TAGS" -> tags();
            case "TAG_REFERENCES" -> tagReferences();
            case "MASKING_POLICIES" -> policies(ObjectKind.MASKING_POLICY);
            case "ROW_ACCESS_POLICIES" -> policies(ObjectKind.ROW_ACCESS_POLICY);
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(rows.relation(name.toString()));
    }

    private Stream<AccountObject> ofAccount(ObjectKind kind) {
        return session.account().objects().list(kind).stream().filter(objects.authority()::sees);
    }

    private Stream<Database> databases() {
        return session.account().catalog().databases().stream().filter(objects.authority()::sees);
    }

    private void each(ObjectKind kind, Consumer<CatalogObject> row) {
        databases().flatMap(database -> database.schemas().stream()).forEach(schema -> objects.list(kind, schema)
                .forEach(row));
    }

    private void roles() {
        rows.times("CREATED_ON", "DELETED_ON");
        rows.texts("NAME", "COMMENT", "OWNER", "ROLE_TYPE", "ROLE_DATABASE_NAME", "OWNER_ROLE_TYPE");
        rows.flags("IS_FROM_ORGANIZATION_USER_GROUP");
        ofAccount(ObjectKind.ROLE).forEach(role -> role(role, null));
        databases()
                .forEach(database ->
                        database.roles().list(ObjectKind.DATABASE_ROLE).forEach(role -> role(role, database.name())));
    }

    private void role(AccountObject role, @Nullable String database) {
        rows.row(
                role.createdOn(),
                null,
                role.name(),
                role.comment(),
                role.owner(),
                role.kind().name(),
                database,
                "ROLE",
                false);
    }

    private void users() {
        rows.texts("NAME");
        rows.times("CREATED_ON", "DELETED_ON");
        rows.texts("LOGIN_NAME", "DISPLAY_NAME", "FIRST_NAME", "LAST_NAME", "EMAIL");
        rows.flags("MUST_CHANGE_PASSWORD", "HAS_PASSWORD");
        rows.texts("COMMENT");
        rows.add(SqlTypes.VARIANT, "DISABLED", "SNOWFLAKE_LOCK");
        rows.texts("DEFAULT_WAREHOUSE", "DEFAULT_NAMESPACE", "DEFAULT_ROLE");
        rows.flags("HAS_RSA_PUBLIC_KEY");
        rows.texts("OWNER", "DEFAULT_SECONDARY_ROLE", "TYPE");
        ofAccount(ObjectKind.USER)
                .forEach(user -> rows.row(
                        user.name(),
                        user.createdOn(),
                        null,
                        user.property("LOGIN_NAME", user.name()),
                        user.property("DISPLAY_NAME", user.name()),
                        said(user, "FIRST_NAME"),
                        said(user, "LAST_NAME"),
                        said(user, "EMAIL"),
                        isTrue(user, "MUST_CHANGE_PASSWORD"),
                        user.property("PASSWORD").isPresent(),
                        said(user, "COMMENT"),
                        String.valueOf(isTrue(user, "DISABLED")),
                        "false",
                        said(user, "DEFAULT_WAREHOUSE"),
                        said(user, "DEFAULT_NAMESPACE"),
                        said(user, "DEFAULT_ROLE"),
                        user.property("RSA_PUBLIC_KEY").isPresent(),
                        user.owner(),
                        said(user, "DEFAULT_SECONDARY_ROLES"),
                        said(user, "TYPE")));
    }

    private static @Nullable String said(AccountObject object, String property) {
        return object.property(property).orElse(null);
    }

    private static boolean isTrue(AccountObject object, String property) {
        return object.property(property, "false").equalsIgnoreCase("true");
    }

    private void grantsToRoles() {
        rows.times("CREATED_ON", "MODIFIED_ON");
        rows.texts("PRIVILEGE", "GRANTED_ON", "NAME", "TABLE_CATALOG", "TABLE_SCHEMA", "GRANTED_TO", "GRANTEE_NAME");
        rows.flags("GRANT_OPTION");
        rows.texts("GRANTED_BY");
        rows.times("DELETED_ON");
        rows.texts("GRANTED_BY_ROLE_TYPE");
        GrantList.of(session.account(), grant -> !isRoleOfUser(grant)).forEach(this::grant);
    }

    private static boolean isRoleOfUser(Grant grant) {
        return grant.granteeKind().equals("USER") && grant.kind().equals("ROLE");
    }

    private void grant(Grant grant) {
        List<String> parts = parts(grant);
        rows.row(
                grant.createdOn(),
                grant.createdOn(),
                grant.privilege(),
                grant.kind().replace(' ', '_'),
                parts.get(parts.size() - 1),
                parts.size() > 1 ? parts.get(0) : null,
                parts.size() > 2 ? parts.get(1) : null,
                grant.granteeKind(),
                GrantList.plain(grant.granteeKind(), grant.grantee()),
                grant.grantOption(),
                grant.grantor(),
                null,
                "ROLE");
    }

    /** The object's name; objects of the account have one part. */
    private static List<String> parts(Grant grant) {
        if (ObjectGrants.isOfAccount(grant.kind())) {
            return List.of(grant.object());
        }
        ObjectName name = SqlParser.parseName(grant.object());
        return name.parts().stream().map(part -> part.text()).toList();
    }

    private void grantsToUsers() {
        rows.times("CREATED_ON", "DELETED_ON");
        rows.texts("ROLE", "GRANTED_TO", "GRANTEE_NAME", "GRANTED_BY");
        session.account()
                .grants()
                .list(AccountUsageObjects::isRoleOfUser)
                .forEach(grant ->
                        rows.row(grant.createdOn(), null, grant.object(), "USER", grant.grantee(), grant.grantor()));
    }

    private void monitors() {
        rows.texts("NAME");
        rows.times("CREATED");
        rows.add(SqlTypes.VARIANT, "CREDIT_QUOTA", "USED_CREDITS");
        rows.texts("OWNER", "WAREHOUSES");
        ofAccount(ObjectKind.RESOURCE_MONITOR)
                .forEach(monitor -> rows.row(
                        monitor.name(),
                        monitor.createdOn(),
                        said(monitor, "CREDIT_QUOTA"),
                        "0",
                        monitor.owner(),
                        warehouses(monitor.name())));
    }

    private @Nullable String warehouses(String monitor) {
        List<String> names = session.account().objects().list(ObjectKind.WAREHOUSE).stream()
                .filter(warehouse -> warehouse.property("RESOURCE_MONITOR", "").equalsIgnoreCase(monitor))
                .map(AccountObject::name)
                .toList();
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private void tags() {
        rows.texts("TAG_NAME", "TAG_SCHEMA", "TAG_DATABASE", "TAG_OWNER", "TAG_COMMENT");
        rows.times("CREATED", "LAST_ALTERED", "DELETED");
        rows.add(SqlTypes.VARIANT, "ALLOWED_VALUES");
        rows.texts("OWNER_ROLE_TYPE", "PROPAGATE", "ON_CONFLICT");
        each(ObjectKind.TAG, object -> {
            Tag tag = (Tag) object;
            rows.row(
                    tag.name().name(),
                    tag.name().schema(),
                    tag.name().database(),
                    tag.info().owner(),
                    comment(tag),
                    tag.createdOn(),
                    tag.createdOn(),
                    null,
                    tag.allowedText().orElse(null),
                    "ROLE",
                    null,
                    null);
        });
    }

    /** Only what is set on an object itself. */
    private void tagReferences() {
        rows.texts(
                "TAG_DATABASE",
                "TAG_SCHEMA",
                "TAG_NAME",
                "TAG_VALUE",
                "OBJECT_DATABASE",
                "OBJECT_SCHEMA",
                "OBJECT_NAME");
        rows.times("OBJECT_DELETED");
        rows.texts("DOMAIN", "COLUMN_NAME", "APPLY_METHOD");
        var catalog = session.account().catalog();
        for (ObjectKind kind : ObjectKind.values()) {
            ofAccount(kind).forEach(object -> reference(TaggedObject.of(catalog, object, null)));
            each(kind, object -> {
                reference(TaggedObject.of(catalog, object));
                ObjectColumn.of(object).forEach(column -> reference(TaggedObject.of(catalog, object, column)));
            });
        }
        databases().forEach(database -> {
            reference(TaggedObject.of(catalog, database));
            database.roles()
                    .list(ObjectKind.DATABASE_ROLE)
                    .forEach(role -> reference(TaggedObject.of(catalog, role, database.name())));
            for (Schema schema : database.schemas()) {
                reference(TaggedObject.of(catalog, schema));
            }
        });
    }

    private void reference(TaggedObject object) {
        object.uses().stream().filter(use -> !use.inherited()).forEach(use -> {
            QualifiedName tag = use.tag().name();
            rows.row(
                    tag.database(),
                    tag.schema(),
                    tag.name(),
                    use.value(),
                    object.database(),
                    object.schema(),
                    object.name(),
                    null,
                    object.domain(),
                    object.column(),
                    "MANUAL");
        });
    }

    private void policies(ObjectKind kind) {
        rows.texts("POLICY_NAME", "POLICY_SCHEMA", "POLICY_CATALOG", "POLICY_OWNER", "POLICY_SIGNATURE");
        rows.texts("POLICY_RETURN_TYPE", "POLICY_BODY", "POLICY_COMMENT");
        rows.times("CREATED", "LAST_ALTERED", "DELETED");
        rows.texts("OWNER_ROLE_TYPE");
        rows.add(SqlTypes.VARIANT, "OPTIONS");
        each(kind, object -> {
            Policy policy = (Policy) object;
            rows.row(
                    policy.name().name(),
                    policy.name().schema(),
                    policy.name().database(),
                    policy.info().owner(),
                    policy.signatureText(),
                    policy.returnsText(),
                    policy.text(),
                    comment(policy),
                    policy.createdOn(),
                    policy.createdOn(),
                    null,
                    "ROLE",
                    policy.exempt() ? "{\"EXEMPT_OTHER_POLICIES\":\"TRUE\"}" : null);
        });
    }

    private static @Nullable String comment(CatalogObject object) {
        return object.comment().isEmpty() ? null : object.comment();
    }
}
