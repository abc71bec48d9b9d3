package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;

/** SHOW and DESCRIBE of masking and row access policies. */
final class ShowPolicies {
    private final Work work;

    ShowPolicies(Work work) {
        this.work = work;
    }

    Listing policies(Show show, ObjectKind kind) {
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "database_name", "schema_name", "kind", "owner", "comment", "options", "owner_role_type");
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (var object : work.objects().list(kind, schema)) {
                Policy policy = (Policy) object;
                listing.row(
                        policy.createdOn(),
                        policy.name().name(),
                        policy.name().database(),
                        policy.name().schema(),
                        kind.name(),
                        policy.info().owner(),
                        policy.comment(),
                        policy.exempt() ? "{\"EXEMPT_OTHER_POLICIES\": \"TRUE\"}" : "",
                        "ROLE");
            }
        }
        return listing;
    }

    static Listing describe(Policy policy) {
        return new Listing()
                .text("name", "signature", "return_type", "body")
                .row(policy.name().name(), policy.signatureText(), policy.returnsText(), policy.text());
    }
}
