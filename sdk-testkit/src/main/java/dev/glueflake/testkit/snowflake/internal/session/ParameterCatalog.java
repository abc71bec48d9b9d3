package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.documented.Documented;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of sessions, and of accounts alone, that exist, with Snowflake's defaults. Any other is refused by its name. */
final class ParameterCatalog {
    /** One of them. */
    record Definition(String name, ParameterKind kind, String defaultValue, String description) {}

    private static final Map<String, Definition> ALL = new TreeMap<>();
    private static final Map<String, Definition> OF_ACCOUNT_ALONE = new TreeMap<>();
    private static final long MAX_SECONDS = 604_800;
    private static final int MAX_TAG = 2_000;
    private static final int MAX_TEXT = 16_384;
    /** There is no event table that would take the messages. */
    private static final String[] SEVERITIES = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "OFF"};

    static {
        flag("ABORT_DETACHED_QUERY", false, "Abort a query when contact with its client is lost");
        flag("AUTOCOMMIT", true, "Each statement outside an explicit transaction is its own transaction");
        words("BINARY_INPUT_FORMAT", "HEX", "HEX", "BASE64", "UTF-8", "UTF8");
        words("BINARY_OUTPUT_FORMAT", "HEX", "HEX", "BASE64");
        text("DATE_INPUT_FORMAT", "AUTO", "Format of DATE texts on input");
        text("DATE_OUTPUT_FORMAT", "YYYY-MM-DD", "Format of DATE texts on output");
        words("DEFAULT_NULL_ORDERING", "LAST", "FIRST", "LAST");
        limited("ENABLE_GET_DDL_USE_DATA_TYPE_ALIAS", "BOOLEAN", "false", "TRUE");
        flag("ENABLE_UNHANDLED_EXCEPTIONS_REPORTING", true, "Errors of handlers go to the event table");
        flag("ERROR_ON_NONDETERMINISTIC_MERGE", true, "MERGE fails where several source rows change one target row");
        flag("ERROR_ON_NONDETERMINISTIC_UPDATE", false, "UPDATE fails where several rows join one target row");
        words("GEOGRAPHY_OUTPUT_FORMAT", "GeoJSON", "GeoJSON", "WKT", "WKB", "EWKT", "EWKB");
        words("GEOMETRY_OUTPUT_FORMAT", "GeoJSON", "GeoJSON", "WKT", "WKB", "EWKT", "EWKB");
        number("HYBRID_TABLE_LOCK_TIMEOUT", 3_600, 0, Integer.MAX_VALUE, "Seconds to wait for a row of a hybrid table");
        add("JSON_INDENT", new ParameterKind.Fixed(2, 0, 16), "2", "Blanks for one level of JSON text");
        number("LOCK_TIMEOUT", 43_200, 0, Integer.MAX_VALUE, "Seconds to wait for a lock");
        words("LOG_EVENT_LEVEL", "OFF", SEVERITIES);
        words("LOG_LEVEL", "OFF", SEVERITIES);
        words("METRIC_LEVEL", "NONE", "ALL", "NONE");
        number("MULTI_STATEMENT_COUNT", 1, 0, Integer.MAX_VALUE, "Statements in one request; 0 is any number");
        flag(
                "NOORDER_SEQUENCE_AS_DEFAULT",
                true,
                "New sequences and identity columns are NOORDER unless they say otherwise");
        flag("OPT_OUT_ERROR_LOGGING", false, "No table logs the errors of DML");
        tag("QUERY_TAG", "Text that marks the session's statements");
        flag("QUOTED_IDENTIFIERS_IGNORE_CASE", false, "Letters in double-quoted identifiers are upper case, too");
        number("ROWS_PER_RESULTSET", 0, 0, Integer.MAX_VALUE, "Most rows of a result; 0 is no limit");
        number(
                "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS",
                0,
                0,
                Integer.MAX_VALUE,
                "Seconds that a statement may be queued");
        number("STATEMENT_TIMEOUT_IN_SECONDS", 172_800, 0, MAX_SECONDS, "Seconds that a statement may run");
        flag("STRICT_JSON_OUTPUT", false, "Strictly conforming JSON text");
        text("TIME_INPUT_FORMAT", "AUTO", "Format of TIME texts on input");
        text("TIME_OUTPUT_FORMAT", "HH24:MI:SS", "Format of TIME texts on output");
        text("TIMESTAMP_INPUT_FORMAT", "AUTO", "Format of TIMESTAMP texts on input");
        text("TIMESTAMP_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM", "Format of TIMESTAMP texts on output");
        text("TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3", "Format of TIMESTAMP_NTZ texts on output");
        text("TIMESTAMP_LTZ_OUTPUT_FORMAT", "", "Format of TIMESTAMP_LTZ texts on output");
        text("TIMESTAMP_TZ_OUTPUT_FORMAT", "", "Format of TIMESTAMP_TZ texts on output");
        words("TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_NTZ", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ", "TIMESTAMP_TZ");
        limited("TIMESTAMP_DAY_IS_ALWAYS_24H", "BOOLEAN", "false", "TRUE");
        add("TIMEZONE", new ParameterKind.Zone(), "America/Los_Angeles", "The session's time zone");
        words("TRACE_LEVEL", "OFF", "ALWAYS", "ON_EVENT", "OFF");
        limited("TRANSACTION_ABORT_ON_ERROR", "BOOLEAN", "false", "TRUE");
        words("TRANSACTION_DEFAULT_ISOLATION_LEVEL", "READ COMMITTED", "READ COMMITTED");
        number("TWO_DIGIT_CENTURY_START", 1970, 1900, 2100, "First year of two-digit years");
        limited("UNSUPPORTED_DDL_ACTION", "STRING", "ignore", "FAIL");
        flag("USE_CACHED_RESULT", true, "Answer an unchanged query from its last result");
        number("WEEK_OF_YEAR_POLICY", 0, 0, 1, "How week 1 of a year is found");
        number("WEEK_START", 0, 0, 7, "First day of the week; 0 is ISO");
        add(
                "ICEBERG_TIMESTAMP_DEFAULT_PRECISION",
                new ParameterKind.OneOf("NUMBER", List.of("6", "9"), List.of()),
                "6",
                "Fractional digits of timestamps of Iceberg tables");
        words("ACTIVE_PYTHON_PROFILER", "", "", "LINE", "MEMORY");
        text("PYTHON_PROFILER_MODULES", "", "Modules of handlers that are profiled; none runs in this account");
        text("PYTHON_PROFILER_TARGET_STAGE", "", "Where profiles go");
        ClientParameters.addTo(ParameterCatalog::add);
        AccountParameters.addTo((name, kind, value, description) ->
                OF_ACCOUNT_ALONE.put(name, new Definition(name, kind, value, description)));
    }

    private ParameterCatalog() {}

    /** One that an account has: of its sessions, or its own. */
    static Definition requireOfAccount(String name) {
        Definition own = OF_ACCOUNT_ALONE.get(name);
        return own == null ? require(name) : own;
    }

    static List<Definition> ofAccountAlone() {
        return List.copyOf(OF_ACCOUNT_ALONE.values());
    }

    static Definition require(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow(() -> unknown(name));
    }

    private static SnowflakeException unknown(String name) {
        return Documented.isParameter(name)
                ? Errors.unsupported(name)
                : Errors.compilation("001006", "22023", "invalid parameter '" + name + "'");
    }

    static Optional<Definition> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static List<Definition> all() {
        return List.copyOf(ALL.values());
    }

    private static void flag(String name, boolean value, String description) {
        add(name, new ParameterKind.Flag(), String.valueOf(value), description);
    }

    private static void number(String name, long value, long least, long most, String description) {
        add(name, new ParameterKind.Whole(least, most), String.valueOf(value), description);
    }

    private static void text(String name, String value, String description) {
        add(name, new ParameterKind.Text(MAX_TEXT), value, description);
    }

    private static void tag(String name, String description) {
        add(name, new ParameterKind.Text(MAX_TAG), "", description);
    }

    private static void words(String name, String value, String... words) {
        add(
                name,
                new ParameterKind.OneOf("STRING", List.of(words), List.of()),
                value,
                "One of " + String.join(", ", words));
    }

    /** Snowflake has the other value too; the fake refuses it by name. */
    private static void limited(String name, String shown, String value, String unsupported) {
        add(
                name,
                new ParameterKind.OneOf(shown, List.of(value), List.of(unsupported)),
                value,
                "Only " + value + " in this account");
    }

    private static void add(String name, ParameterKind kind, String value, String description) {
        ALL.put(name, new Definition(name, kind, value, description));
    }
}
