package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AttachedPolicy;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** POLICY_REFERENCES of INFORMATION_SCHEMA: what a policy is on, or what is on a table or view. */
final class PolicyReferences {
    static final String NAME = "POLICY_REFERENCES";

    private final Session session;
    private final NamedValues arguments;

    private PolicyReferences(TableFunctionCall call) {
        this.session = call.session();
        this.arguments = call.arguments("REF_ENTITY_NAME", "REF_ENTITY_DOMAIN", "POLICY_NAME");
    }

    static Relation rows(TableFunctionCall call) {
        return new PolicyReferences(call).rows();
    }

    /** SNOWFLAKE.ACCOUNT_USAGE.POLICY_REFERENCES: all of them, without the policies' numbers. */
    static Relation view(String name, Session session, SessionObjects objects) {
        LiteralRows rows = columns();
        for (ObjectKind kind : ObjectKind.values()) {
            for (CatalogObject object : session.account().catalog().list(kind)) {
                if (!objects.authority().sees(object)) {
                    continue;
                }
                if (object instanceof Tag tag) {
                    ofTag(session, tag, rows);
                }
                ofObject(session, object, rows);
            }
        }
        return rows.relation(name);
    }

    private static LiteralRows columns() {
        LiteralRows rows = new LiteralRows();
        for (String column : List.of(
                "POLICY_DB",
                "POLICY_SCHEMA",
                "POLICY_NAME",
                "POLICY_KIND",
                "REF_DATABASE_NAME",
                "REF_SCHEMA_NAME",
                "REF_ENTITY_NAME",
                "REF_ENTITY_DOMAIN",
                "REF_COLUMN_NAME",
                "REF_ARG_COLUMN_NAMES",
                "TAG_DATABASE",
                "TAG_SCHEMA",
                "TAG_NAME",
                "POLICY_STATUS")) {
            rows.column(column, SqlTypes.VARCHAR);
        }
        return rows;
    }

    private Relation rows() {
        LiteralRows rows = columns();
        arguments
                .text("POLICY_NAME")
                .ifPresentOrElse(policy -> ofPolicy(SqlParser.parseName(policy), rows), () -> ofObject(rows));
        return rows.relation(NAME);
    }

    private void ofPolicy(ObjectName name, LiteralRows rows) {
        SessionObjects objects = session.objects();
        Policy policy = objects.find(ObjectKind.MASKING_POLICY, Policy.class, name)
                .or(() -> objects.find(ObjectKind.ROW_ACCESS_POLICY, Policy.class, name))
                .orElseThrow(() -> objects.missing("Policy", name));
        Policies.references(session, policy)
                .forEach(reference -> row(rows, policy, reference.object(), reference.attached(), null));
        session.account().catalog().list(ObjectKind.TAG).stream()
                .map(Tag.class::cast)
                .filter(tag -> tag.policies().contains(policy.id()))
                .forEach(tag -> row(rows, policy, tag));
    }

    /** What is on a tag. */
    private static void ofTag(Session session, Tag tag, LiteralRows rows) {
        tag.policies().forEach(id -> Policies.find(session.account().catalog(), id)
                .ifPresent(policy -> row(rows, policy, tag)));
    }

    private void ofObject(LiteralRows rows) {
        String written = arguments.requiredText("REF_ENTITY_NAME");
        String domain = arguments.requiredText("REF_ENTITY_DOMAIN").toUpperCase(Locale.ROOT);
        if (domain.equals("TAG")) {
            ofTag(session, session.objects().require(ObjectKind.TAG, Tag.class, SqlParser.parseName(written)), rows);
            return;
        }
        if (!domain.equals("TABLE") && !domain.equals("VIEW")) {
            throw Errors.unsupported(NAME + " of " + domain);
        }
        ObjectName name = SqlParser.parseName(written);
        SessionObjects objects = session.objects();
        ofObject(
                session, objects.find(ObjectKind.TABLE, name).orElseThrow(() -> objects.missing("Object", name)), rows);
    }

    private static void ofObject(Session session, CatalogObject object, LiteralRows rows) {
        for (AttachedPolicy attached : object.info().policies()) {
            Policies.find(session.account().catalog(), attached.policy())
                    .ifPresent(policy -> row(rows, policy, object, attached, null));
        }
        for (TagMask mask : TagMask.of(session.account().catalog(), object)) {
            row(rows, mask.policy(), object, mask.attached(), mask);
        }
    }

    private static void row(LiteralRows rows, Policy policy, Tag tag) {
        QualifiedName of = policy.name();
        QualifiedName on = tag.name();
        rows.row(
                of.database(),
                of.schema(),
                of.name(),
                policy.kind().name(),
                on.database(),
                on.schema(),
                on.name(),
                "TAG",
                null,
                null,
                null,
                null,
                null,
                "ACTIVE");
    }

    /** @param mask what a tag has to do with it; null where the policy is put on the object itself */
    private static void row(
            LiteralRows rows, Policy policy, CatalogObject object, AttachedPolicy attached, @Nullable TagMask mask) {
        QualifiedName of = policy.name();
        QualifiedName on = object.name();
        String column = attached.column();
        boolean named = attached.isRowAccess() || attached.arguments().size() > 1;
        rows.row(
                of.database(),
                of.schema(),
                of.name(),
                policy.kind().name(),
                on.database(),
                on.schema(),
                on.name(),
                object instanceof View ? "VIEW" : "TABLE",
                column == null ? null : PolicyGuards.name(object, column),
                named ? columns(object, attached) : null,
                mask == null ? null : mask.tag().name().database(),
                mask == null ? null : mask.tag().name().schema(),
                mask == null ? null : mask.tag().name().name(),
                mask == null ? "ACTIVE" : mask.status().name());
    }

    private static String columns(CatalogObject object, AttachedPolicy attached) {
        return attached.arguments().stream()
                .skip(attached.isRowAccess() ? 0 : 1)
                .map(each -> "\"" + PolicyGuards.name(object, each) + "\"")
                .collect(Collectors.joining(", ", "[ ", " ]"));
    }
}
