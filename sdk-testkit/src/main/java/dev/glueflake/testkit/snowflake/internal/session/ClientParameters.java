package dev.glueflake.testkit.snowflake.internal.session;

import java.util.List;

/** Parameters that only clients read, or that say what they are sent. The server keeps them and hands them out at login. */
final class ClientParameters {
    private static final String DESCRIPTION = "Read by clients";
    private static final int MAX_TEXT = 16_384;

    private ClientParameters() {}

    /** Takes one definition. */
    @FunctionalInterface
    interface To {
        void add(String name, ParameterKind kind, String value, String description);
    }

    static void addTo(To to) {
        for (String name : new String[] {
            "CLIENT_CONSENT_CACHE_ID_TOKEN",
            "CLIENT_DISABLE_INCIDENTS",
            "CLIENT_ENABLE_LOG_INFO_STATEMENT_PARAMETERS",
            "CLIENT_ENABLE_DEFAULT_OVERWRITE_IN_PUT",
            "CLIENT_METADATA_REQUEST_USE_CONNECTION_CTX",
            "CLIENT_METADATA_USE_SESSION_DATABASE",
            "CLIENT_REQUEST_MFA_TOKEN",
            "CLIENT_RESULT_COLUMN_CASE_INSENSITIVE",
            "CLIENT_SESSION_KEEP_ALIVE",
            "CLIENT_STORE_TEMPORARY_CREDENTIAL",
            "CLIENT_TELEMETRY_ENABLED",
            "CLIENT_VALIDATE_DEFAULT_PARAMETERS",
            "JDBC_ENABLE_COMBINED_DESCRIBE",
            "JDBC_EXECUTE_RETURN_COUNT_FOR_DML",
            "JDBC_FORMAT_DATE_WITH_TIMEZONE",
            "JDBC_RS_COLUMN_CASE_INSENSITIVE",
            "JDBC_TREAT_TIMESTAMP_NTZ_AS_UTC",
            "JS_TREAT_INTEGER_AS_BIGINT",
            "ODBC_TREAT_DECIMAL_AS_INT",
            "PYTHON_SNOWPARK_USE_SCOPED_TEMP_OBJECTS",
        }) {
            to.add(name, new ParameterKind.Flag(), "false", DESCRIPTION);
        }
        to.add("CLIENT_HONOR_CLIENT_TZ_FOR_TIMESTAMP_NTZ", new ParameterKind.Flag(), "true", DESCRIPTION);
        to.add("JDBC_ENABLE_PUT_GET", new ParameterKind.Flag(), "true", DESCRIPTION);
        to.add("JDBC_TREAT_DECIMAL_AS_INT", new ParameterKind.Flag(), "true", DESCRIPTION);
        to.add("JDBC_USE_SESSION_TIMEZONE", new ParameterKind.Flag(), "true", DESCRIPTION);
        structuredTypes(to);
        switches(to);
        number(to, "CLIENT_MEMORY_LIMIT", 1_536);
        number(to, "CLIENT_PREFETCH_THREADS", 4);
        number(to, "CLIENT_RESULT_CHUNK_SIZE", 160);
        number(to, "CLIENT_RESULT_PREFETCH_SLOTS", 2);
        number(to, "CLIENT_RESULT_PREFETCH_THREADS", 1);
        number(to, "CLIENT_SESSION_KEEP_ALIVE_HEARTBEAT_FREQUENCY", 3_600);
        number(to, "CLIENT_STAGE_ARRAY_BINDING_THRESHOLD", 0);
        to.add(
                "CLIENT_TIMESTAMP_TYPE_MAPPING",
                new ParameterKind.OneOf("STRING", List.of("TIMESTAMP_LTZ", "TIMESTAMP_NTZ", "TIMESTAMP_TZ"), List.of()),
                "TIMESTAMP_LTZ",
                DESCRIPTION);
        text(to, "CSV_TIMESTAMP_FORMAT");
        text(to, "S3_STAGE_VPCE_DNS_NAME");
        format(to, "GO_QUERY_RESULT_FORMAT", "ARROW");
        // The driver reads Arrow only in a JVM that was started for it, and says so only once it has failed.
        format(to, "JDBC_QUERY_RESULT_FORMAT", "JSON");
        format(to, "ODBC_QUERY_RESULT_FORMAT", "JSON");
        format(to, "PYTHON_CONNECTOR_QUERY_RESULT_FORMAT", "ARROW");
    }

    /** What accounts had to be switched to once, and what is always on here. */
    private static void switches(To to) {
        ParameterKind on = new ParameterKind.OneOf("STRING", List.of("ENABLED"), List.of("DISABLED"));
        for (String name : new String[] {
            "FEATURE_DECFLOAT", "FEATURE_INCREASED_MAX_LOB_SIZE_IN_MEMORY", "FEATURE_STRUCTURED_TYPES",
        }) {
            to.add(name, on, "ENABLED", DESCRIPTION);
        }
        to.add("DECFLOAT_RESULT_COLUMN_TYPE", new ParameterKind.Whole(2, 2), "2", DESCRIPTION);
        ParameterKind always = new ParameterKind.OneOf("BOOLEAN", List.of("TRUE"), List.of("FALSE"));
        for (String name : new String[] {
            "ENABLE_FIX_1758055_ADD_ARROW_SUPPORT_FOR_MULTI_STMTS", "ENABLE_MULTISTATEMENT",
        }) {
            to.add(name, always, "TRUE", DESCRIPTION);
        }
    }

    /** Whether and how structured types are answered and bound; undocumented, but clients set them. */
    private static void structuredTypes(To to) {
        for (String name : new String[] {
            "ENABLE_OBJECT_TYPED_BINDS",
            "ENABLE_STRUCTURED_TYPES_IN_FDN_TABLES",
            "IGNORE_CLIENT_VESRION_IN_STRUCTURED_TYPES_RESPONSE",
        }) {
            to.add(name, new ParameterKind.Flag(), "true", DESCRIPTION);
        }
        for (String name : new String[] {
            "ENABLE_STRUCTURED_TYPES_IN_CLIENT_RESPONSE",
            "ENABLE_STRUCTURED_TYPES_NATIVE_ARROW_FORMAT",
            "FORCE_ENABLE_STRUCTURED_TYPES_NATIVE_ARROW_FORMAT",
        }) {
            to.add(name, new ParameterKind.Flag(), "false", DESCRIPTION);
        }
        ParameterKind binds = new ParameterKind.OneOf("STRING", List.of("ENABLE", "DISABLE"), List.of());
        to.add("ENABLE_STRUCTURED_TYPES_IN_BINDS", binds, "ENABLE", DESCRIPTION);
    }

    private static void number(To to, String name, long value) {
        to.add(name, new ParameterKind.Whole(0, Integer.MAX_VALUE), String.valueOf(value), DESCRIPTION);
    }

    private static void format(To to, String name, String value) {
        to.add(
                name,
                new ParameterKind.OneOf("STRING", List.of("JSON", "ARROW", "ARROW_FORCE"), List.of()),
                value,
                DESCRIPTION);
    }

    private static void text(To to, String name) {
        to.add(name, new ParameterKind.Text(MAX_TEXT), "", DESCRIPTION);
    }
}
