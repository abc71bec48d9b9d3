package dev.glueflake.testkit.snowflake.internal.ddl;

import dev.glueflake.testkit.snowflake.internal.catalog.AttachedPolicy;
import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.session.Policies;
import dev.glueflake.testkit.snowflake.internal.session.PolicyGuards;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.Map;
import java.util.stream.Collectors;

/** CREATE of a policy, and the clauses of the policies that are on a table or view. */
final class PolicyDdl {
    private final Catalog catalog;

    PolicyDdl(Catalog catalog) {
        this.catalog = catalog;
    }

    static String text(Policy policy, String name) {
        String arguments = policy.signature().stream()
                .map(argument -> QualifiedName.quoted(argument.name()) + " " + TypeText.full(argument.type()))
                .collect(Collectors.joining(", ", "(", ")"));
        return "create or replace " + (policy.isMask() ? "masking" : "row access") + " policy " + name + " as "
                + arguments + " returns " + TypeText.full(policy.returns()) + " -> " + policy.text()
                + GetDdl.comment(policy.comment()) + (policy.exempt() ? " EXEMPT_OTHER_POLICIES=TRUE" : "") + ";";
    }

    /** What stands behind a column; {@code kept} as an attached policy keeps it. */
    String ofColumn(CatalogObject object, String kept) {
        for (AttachedPolicy attached : object.info().policies()) {
            if (kept.equals(attached.column())) {
                String using = attached.arguments().size() == 1 ? "" : " USING " + columns(object, attached);
                return " WITH MASKING POLICY " + name(attached) + using;
            }
        }
        return "";
    }

    /** What stands behind all columns. */
    String ofRows(CatalogObject object) {
        return object.info().policies().stream()
                .filter(AttachedPolicy::isRowAccess)
                .map(attached -> " WITH ROW ACCESS POLICY " + name(attached) + " ON " + columns(object, attached))
                .collect(Collectors.joining());
    }

    /** The clause of tags; empty where there are none. */
    String tags(Map<String, String> tags) {
        return GetDdl.tags(catalog, tags);
    }

    private String name(AttachedPolicy attached) {
        return Policies.find(catalog, attached.policy())
                .map(policy -> policy.name().toString())
                .orElse("");
    }

    private static String columns(CatalogObject object, AttachedPolicy attached) {
        return attached.arguments().stream()
                .map(each -> QualifiedName.quoted(PolicyGuards.name(object, each)))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
