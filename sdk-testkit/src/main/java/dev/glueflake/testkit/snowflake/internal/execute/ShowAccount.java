package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** SHOW WAREHOUSES, ROLES, USERS, RESOURCE MONITORS, INTEGRATIONS and TAGS. */
final class ShowAccount {
    private final Work work;

    ShowAccount(Work work) {
        this.work = work;
    }

    private List<AccountObject> objects(ObjectKind kind) {
        return work.account().objects().list(kind);
    }

    Listing warehouses() {
        Listing listing = new Listing()
                .text("name", "state", "type", "size")
                .number("min_cluster_count", "max_cluster_count", "started_clusters", "running", "queued")
                .text("is_default", "is_current", "is_interactive")
                .number("auto_suspend")
                .text("auto_resume", "available", "provisioning", "quiescing", "other")
                .time("created_on", "resumed_on", "updated_on")
                .text("owner", "comment", "enable_query_acceleration")
                .number("query_acceleration_max_scale_factor")
                .text("resource_monitor", "scaling_policy", "budget", "owner_role_type")
                .text("resource_constraint", "generation");
        String current = work.session().warehouse().orElse("");
        for (AccountObject each : objects(ObjectKind.WAREHOUSE)) {
            boolean started =
                    each.property(AccountObjectHandler.STATE, "STARTED").equals("STARTED");
            listing.row(
                    each.name(),
                    started ? "STARTED" : "SUSPENDED",
                    each.property("WAREHOUSE_TYPE", "STANDARD"),
                    each.property("WAREHOUSE_SIZE", "X-Small"),
                    number(each.property("MIN_CLUSTER_COUNT", "1")),
                    number(each.property("MAX_CLUSTER_COUNT", "1")),
                    started ? BigDecimal.ONE : BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    "N",
                    yes(each.name().equals(current)),
                    "N",
                    number(each.property("AUTO_SUSPEND", "600")),
                    lower(each.property("AUTO_RESUME", "true")),
                    started ? "100" : "",
                    started ? "0" : "",
                    started ? "0" : "",
                    started ? "0" : "",
                    each.createdOn(),
                    each.createdOn(),
                    each.createdOn(),
                    each.owner(),
                    each.comment(),
                    lower(each.property("ENABLE_QUERY_ACCELERATION", "false")),
                    number(each.property("QUERY_ACCELERATION_MAX_SCALE_FACTOR", "8")),
                    each.property("RESOURCE_MONITOR", "null"),
                    each.property("SCALING_POLICY", "STANDARD"),
                    null,
                    "ROLE",
                    null,
                    "1");
        }
        return listing;
    }

    Listing roles() {
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "is_default", "is_current", "is_inherited")
                .number("assigned_to_users", "granted_to_roles", "granted_roles")
                .text("owner", "comment");
        String current = work.session().role().orElse("");
        for (AccountObject role : objects(ObjectKind.ROLE)) {
            listing.row(
                    role.createdOn(),
                    role.name(),
                    "N",
                    yes(role.name().equals(current)),
                    "N",
                    grants(grant -> grant.isOn("ROLE", role.name())
                            && grant.granteeKind().equals("USER")),
                    grants(grant -> grant.isOn("ROLE", role.name())
                            && grant.granteeKind().equals("ROLE")),
                    grants(grant -> grant.kind().equals("ROLE")
                            && grant.granteeKind().equals("ROLE")
                            && grant.grantee().equals(role.name())),
                    role.owner(),
                    role.comment());
        }
        return listing;
    }

    private BigDecimal grants(Predicate<Grants.Grant> which) {
        return BigDecimal.valueOf(work.account().grants().list(which).size());
    }

    Listing users(Show show) {
        Listing listing = new Listing().text("name").time("created_on");
        if (!show.terse()) {
            listing.text("login_name");
        }
        listing.text("display_name", "first_name", "last_name", "email");
        if (!show.terse()) {
            listing.text(
                    "mins_to_unlock",
                    "days_to_expiry",
                    "comment",
                    "disabled",
                    "must_change_password",
                    "snowflake_lock",
                    "default_warehouse",
                    "default_namespace",
                    "default_role",
                    "default_secondary_roles",
                    "ext_authn_duo",
                    "ext_authn_uid",
                    "mins_to_bypass_mfa",
                    "owner");
            listing.time("last_success_login", "expires_at_time", "locked_until_time");
        }
        listing.text("has_password", "has_rsa_public_key", "type", "has_mfa", "has_pat");
        listing.text("has_workload_identity", "is_from_organization_user");
        objects(ObjectKind.USER).forEach(user -> row(listing, user, show.terse()));
        return listing;
    }

    private static void row(Listing listing, AccountObject user, boolean terse) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(user.name());
        cells.add(user.createdOn());
        if (!terse) {
            cells.add(user.property("LOGIN_NAME", user.name()));
        }
        cells.add(user.property("DISPLAY_NAME", user.name()));
        cells.add(user.property("FIRST_NAME", ""));
        cells.add(user.property("LAST_NAME", ""));
        cells.add(user.property("EMAIL", ""));
        if (!terse) {
            cells.addAll(details(user));
        }
        cells.add(String.valueOf(user.property("PASSWORD").isPresent()));
        cells.add(String.valueOf(user.property("RSA_PUBLIC_KEY").isPresent()));
        cells.add(user.property("TYPE").orElse(null));
        cells.addAll(Collections.nCopies(4, "false"));
        listing.row(cells.toArray());
    }

    /** What SHOW TERSE USERS leaves out. */
    private static List<@Nullable Object> details(AccountObject user) {
        return Arrays.asList(
                user.property("MINS_TO_UNLOCK", ""),
                user.property("DAYS_TO_EXPIRY", ""),
                user.comment(),
                lower(user.property("DISABLED", "false")),
                lower(user.property("MUST_CHANGE_PASSWORD", "false")),
                "false",
                user.property("DEFAULT_WAREHOUSE", ""),
                user.property("DEFAULT_NAMESPACE", ""),
                user.property("DEFAULT_ROLE", ""),
                secondaryRoles(user),
                "false",
                "",
                user.property("MINS_TO_BYPASS_MFA", ""),
                user.owner(),
                null,
                null,
                null);
    }

    Listing monitors() {
        Listing listing = new Listing()
                .text("name", "credit_quota", "used_credits", "remaining_credits", "level", "frequency")
                .text("start_time", "end_time", "notify_at", "suspend_at", "suspend_immediately_at")
                .time("created_on")
                .text("owner", "comment", "notify_users");
        for (AccountObject each : objects(ObjectKind.RESOURCE_MONITOR)) {
            @Nullable String quota = each.property("CREDIT_QUOTA").orElse(null);
            listing.row(
                    each.name(),
                    quota,
                    "0.00",
                    quota,
                    null,
                    each.property("FREQUENCY", "MONTHLY"),
                    each.property("START_TIMESTAMP").orElse(null),
                    each.property("END_TIMESTAMP").orElse(null),
                    triggers(each, "NOTIFY"),
                    triggers(each, "SUSPEND"),
                    triggers(each, "SUSPEND_IMMEDIATE"),
                    each.createdOn(),
                    each.owner(),
                    each.comment(),
                    each.property("NOTIFY_USERS", ""));
        }
        return listing;
    }

    /** {@code ON 75 PERCENT DO NOTIFY …} as the percentages of one action. */
    private static @Nullable String triggers(AccountObject monitor, String action) {
        String[] words =
                monitor.property("TRIGGERS", "").toUpperCase(Locale.ROOT).trim().split("\\s+", -1);
        StringBuilder found = new StringBuilder();
        for (int i = 0; i + 4 < words.length; i++) {
            if (words[i].equals("ON") && words[i + 4].equals(action)) {
                found.append(found.isEmpty() ? "" : ",").append(words[i + 1]).append('%');
            }
        }
        return found.isEmpty() ? null : found.toString();
    }

    Listing integrations() {
        Listing listing = new Listing()
                .text("name", "type", "category", "enabled", "comment")
                .time("created_on");
        objects(ObjectKind.INTEGRATION)
                .forEach(each -> listing.row(
                        each.name(),
                        each.property("TYPE", "EXTERNAL_STAGE"),
                        "STORAGE",
                        lower(each.property("ENABLED", "false")),
                        each.comment(),
                        each.createdOn()));
        return listing;
    }

    Listing tags(Show show) {
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "database_name", "schema_name", "owner", "comment", "allowed_values", "owner_role_type");
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (var object : work.objects().list(ObjectKind.TAG, schema)) {
                Tag tag = (Tag) object;
                listing.row(
                        tag.createdOn(),
                        tag.name().name(),
                        schema.database(),
                        schema.name(),
                        tag.info().owner(),
                        tag.comment(),
                        tag.allowedText().orElse(null),
                        "ROLE");
            }
        }
        return listing;
    }

    private static @Nullable BigDecimal number(String text) {
        return text.equals("NULL") ? null : new BigDecimal(text);
    }

    /** As a JSON array; all of them where nothing else was said. */
    private static String secondaryRoles(AccountObject user) {
        String roles = user.property("DEFAULT_SECONDARY_ROLES", "ALL");
        return roles.isEmpty() ? "[]" : "[\"" + roles + "\"]";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String yes(boolean value) {
        return value ? "Y" : "N";
    }
}
