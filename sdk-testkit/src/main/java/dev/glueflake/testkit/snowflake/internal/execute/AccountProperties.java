package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.documented.Documented;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The documented properties of warehouses, users, roles, database roles, resource monitors and storage integrations; any other is refused by name. */
final class AccountProperties {
    private static final Map<ObjectKind, Set<String>> KNOWN = new EnumMap<>(ObjectKind.class);
    private static final Map<String, String> SIZES = Map.ofEntries(
            Map.entry("XSMALL", "X-Small"),
            Map.entry("SMALL", "Small"),
            Map.entry("MEDIUM", "Medium"),
            Map.entry("LARGE", "Large"),
            Map.entry("XLARGE", "X-Large"),
            Map.entry("XXLARGE", "2X-Large"),
            Map.entry("X2LARGE", "2X-Large"),
            Map.entry("2XLARGE", "2X-Large"),
            Map.entry("XXXLARGE", "3X-Large"),
            Map.entry("X3LARGE", "3X-Large"),
            Map.entry("3XLARGE", "3X-Large"),
            Map.entry("X4LARGE", "4X-Large"),
            Map.entry("4XLARGE", "4X-Large"),
            Map.entry("X5LARGE", "5X-Large"),
            Map.entry("5XLARGE", "5X-Large"),
            Map.entry("X6LARGE", "6X-Large"),
            Map.entry("6XLARGE", "6X-Large"));

    static {
        KNOWN.put(
                ObjectKind.WAREHOUSE,
                Set.of(
                        "AUTO_RESUME",
                        "AUTO_SUSPEND",
                        "COMMENT",
                        "ENABLE_QUERY_ACCELERATION",
                        "INITIALLY_SUSPENDED",
                        "MAX_CLUSTER_COUNT",
                        "MAX_CONCURRENCY_LEVEL",
                        "MIN_CLUSTER_COUNT",
                        "QUERY_ACCELERATION_MAX_SCALE_FACTOR",
                        "RESOURCE_MONITOR",
                        "SCALING_POLICY",
                        "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS",
                        "STATEMENT_TIMEOUT_IN_SECONDS",
                        "WAIT_FOR_COMPLETION",
                        "WAREHOUSE_SIZE",
                        "WAREHOUSE_TYPE"));
        KNOWN.put(
                ObjectKind.USER,
                Set.of(
                        "COMMENT",
                        "DAYS_TO_EXPIRY",
                        "DEFAULT_NAMESPACE",
                        "DEFAULT_ROLE",
                        "DEFAULT_SECONDARY_ROLES",
                        "DEFAULT_WAREHOUSE",
                        "DISABLED",
                        "DISPLAY_NAME",
                        "EMAIL",
                        "FIRST_NAME",
                        "LAST_NAME",
                        "LOGIN_NAME",
                        "MIDDLE_NAME",
                        "MINS_TO_BYPASS_MFA",
                        "MINS_TO_UNLOCK",
                        "MUST_CHANGE_PASSWORD",
                        "PASSWORD",
                        "RSA_PUBLIC_KEY",
                        "RSA_PUBLIC_KEY_2",
                        "TYPE"));
        KNOWN.put(ObjectKind.ROLE, Set.of("COMMENT"));
        KNOWN.put(ObjectKind.DATABASE_ROLE, Set.of("COMMENT"));
        KNOWN.put(
                ObjectKind.RESOURCE_MONITOR,
                Set.of(
                        "COMMENT",
                        "CREDIT_QUOTA",
                        "END_TIMESTAMP",
                        "FREQUENCY",
                        "NOTIFY_USERS",
                        "START_TIMESTAMP",
                        "TRIGGERS"));
        KNOWN.put(
                ObjectKind.INTEGRATION,
                Set.of(
                        "COMMENT",
                        "ENABLED",
                        "STORAGE_ALLOWED_LOCATIONS",
                        "STORAGE_AWS_EXTERNAL_ID",
                        "STORAGE_AWS_OBJECT_ACL",
                        "STORAGE_AWS_ROLE_ARN",
                        "STORAGE_BLOCKED_LOCATIONS",
                        "STORAGE_PROVIDER",
                        "TYPE",
                        "USE_PRIVATELINK_ENDPOINT"));
    }

    private AccountProperties() {}

    /** The options as text, each checked. */
    static Map<String, String> of(ObjectKind kind, List<Option> options) {
        Map<String, String> properties = new TreeMap<>();
        for (Option option : options) {
            check(kind, option.name());
            String text = AcceptedOptions.text(option);
            properties.put(option.name(), option.name().equals("WAREHOUSE_SIZE") ? size(text) : text);
        }
        if (kind == ObjectKind.INTEGRATION) {
            checkIntegration(properties);
        }
        return properties;
    }

    static void check(ObjectKind kind, String property) {
        if (!KNOWN.getOrDefault(kind, Set.of()).contains(property)) {
            String words = kind.name().replace('_', ' ');
            throw Documented.isRefusedClause("CREATE " + words, property)
                            || Documented.isRefusedClause("ALTER " + words, "SET " + property)
                    ? Errors.unsupported(property)
                    : Errors.compilation("001420", "22023", "invalid property '" + property + "' for '" + words + "'");
        }
    }

    /** As SHOW WAREHOUSES writes it. */
    private static String size(String written) {
        String size = SIZES.get(written.toUpperCase(Locale.ROOT).replace("-", ""));
        if (size == null) {
            throw Errors.compilation(
                    "001008", "22023", "invalid value [" + written + "] for parameter 'WAREHOUSE_SIZE'");
        }
        return size;
    }

    private static void checkIntegration(Map<String, String> properties) {
        String type = properties.getOrDefault("TYPE", "EXTERNAL_STAGE");
        if (!type.equalsIgnoreCase("EXTERNAL_STAGE")) {
            throw Errors.unsupported("STORAGE INTEGRATION … TYPE = " + type);
        }
        String provider = properties.getOrDefault("STORAGE_PROVIDER", "S3");
        if (!provider.equalsIgnoreCase("S3")) {
            throw Errors.unsupported("STORAGE_PROVIDER = " + provider);
        }
    }
}
