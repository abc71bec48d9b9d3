package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters that a driver wants to know of its session, in their JSON types. */
final class ClientParameters {
    private static final Map<String, Object> DEFAULTS = defaults();

    private ClientParameters() {}

    private static Map<String, Object> defaults() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("AUTOCOMMIT", true);
        all.put("CLIENT_RESULT_CHUNK_SIZE", 160L);
        all.put("CLIENT_PREFETCH_THREADS", 4L);
        all.put("CLIENT_MEMORY_LIMIT", 1536L);
        all.put("TIMEZONE", "UTC");
        all.put("TIMESTAMP_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM");
        all.put("TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3");
        all.put("TIMESTAMP_LTZ_OUTPUT_FORMAT", "");
        all.put("TIMESTAMP_TZ_OUTPUT_FORMAT", "");
        all.put("DATE_OUTPUT_FORMAT", "YYYY-MM-DD");
        all.put("TIME_OUTPUT_FORMAT", "HH24:MI:SS");
        all.put("BINARY_OUTPUT_FORMAT", "HEX");
        all.put("CLIENT_TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_LTZ");
        all.put("CLIENT_STAGE_ARRAY_BINDING_THRESHOLD", 0L);
        all.put("CLIENT_SESSION_KEEP_ALIVE", false);
        all.put("CLIENT_SESSION_KEEP_ALIVE_HEARTBEAT_FREQUENCY", 3_600L);
        all.put("CLIENT_TELEMETRY_ENABLED", false);
        all.put("JDBC_QUERY_RESULT_FORMAT", "JSON");
        all.put("ODBC_QUERY_RESULT_FORMAT", "JSON");
        all.put("GO_QUERY_RESULT_FORMAT", "JSON");
        all.put("PYTHON_CONNECTOR_QUERY_RESULT_FORMAT", "JSON");
        all.put("JDBC_TREAT_DECIMAL_AS_INT", true);
        all.put("JDBC_TREAT_TIMESTAMP_NTZ_AS_UTC", false);
        all.put("JDBC_USE_SESSION_TIMEZONE", true);
        all.put("JDBC_FORMAT_DATE_WITH_TIMEZONE", false);
        all.put("JDBC_RS_COLUMN_CASE_INSENSITIVE", false);
        all.put("CLIENT_METADATA_REQUEST_USE_CONNECTION_CTX", false);
        all.put("CLIENT_RESULT_COLUMN_CASE_INSENSITIVE", false);
        all.put("CLIENT_HONOR_CLIENT_TZ_FOR_TIMESTAMP_NTZ", true);
        all.put("JS_TREAT_INTEGER_AS_BIGINT", false);
        return Collections.unmodifiableMap(all);
    }

    /** Writes them as the list {@code [{name, value}]}: the session's own values where it has them. */
    static void write(JsonGenerator out, Session session) throws IOException {
        write(out, session, Map.of());
    }

    /**
     * Writes them as the answer to one request has them.
     *
     * @param asked what the request set for itself, over what the session has
     */
    static void write(JsonGenerator out, Session session, Map<String, String> asked) throws IOException {
        Map<String, Object> own = session.parameters().all();
        asked.forEach((name, value) -> own.put(name, SessionParameters.typed(name, value)));
        out.writeStartArray();
        for (Map.Entry<String, Object> parameter : DEFAULTS.entrySet()) {
            out.writeStartObject();
            out.writeStringField("name", parameter.getKey());
            out.writeObjectField("value", own.getOrDefault(parameter.getKey(), parameter.getValue()));
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
