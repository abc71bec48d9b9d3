package dev.glueflake.testkit.snowflake.internal.session;

/** Parameters that only an account has, about services that a fake account has not: kept and shown, without effect. */
final class AccountParameters {
    private static final String DESCRIPTION = "Kept without effect";

    private AccountParameters() {}

    static void addTo(ClientParameters.To to) {
        for (String name : new String[] {
            "ALLOW_CLIENT_MFA_CACHING",
            "ALLOW_ID_TOKEN",
            "ENABLE_DUAL_STACK_LOAD_BALANCER",
            "ENABLE_EGRESS_COST_OPTIMIZER",
            "ENABLE_IDENTIFIER_FIRST_LOGIN",
            "ENABLE_INTERNAL_STAGES_PRIVATELINK",
            "ENABLE_NOTEBOOK_CREATION_IN_PERSONAL_DB",
            "ENABLE_PER_ACCOUNT_APP_SERVICE_PRIVATELINK_URL",
            "ENABLE_PER_ACCOUNT_APP_SERVICE_URL",
            "ENABLE_SNOWFLAKE_MANAGED_STORAGE_VOLUME_PRIVATELINK",
            "ENABLE_SPCS_BLOCK_STORAGE_SNOWFLAKE_FULL_ENCRYPTION_ENFORCEMENT",
            "ENABLE_TAG_PROPAGATION_EVENT_LOGGING",
            "ENABLE_TRI_SECRET_AND_REKEY_OPT_OUT_FOR_IMAGE_REPOSITORY",
            "ENFORCE_NETWORK_RULES_FOR_INTERNAL_STAGES",
            "ENFORCE_NETWORK_RULES_FOR_SNOWFLAKE_MANAGED_STORAGE_VOLUME",
            "PERIODIC_DATA_REKEYING",
            "SSO_LOGIN_PAGE",
        }) {
            to.add(name, new ParameterKind.Flag(), "false", DESCRIPTION);
        }
        for (String name : new String[] {
            "ALLOW_BIND_VALUES_ACCESS",
            "ENABLE_AUTOMATIC_SENSITIVE_DATA_CLASSIFICATION_LOG",
            "ENABLE_BUDGET_EVENT_LOGGING",
            "ENABLE_WORKSPACE_FILE_CONTENT_SEARCH",
            "ENFORCE_TAG_PROPAGATION_FOR_DATA_MOVEMENT_POLICIES",
            "EXTERNAL_OAUTH_ADD_PRIVILEGED_ROLES_TO_BLOCKED_LIST",
            "OAUTH_ADD_PRIVILEGED_ROLES_TO_BLOCKED_LIST",
        }) {
            to.add(name, new ParameterKind.Flag(), "true", DESCRIPTION);
        }
    }
}
