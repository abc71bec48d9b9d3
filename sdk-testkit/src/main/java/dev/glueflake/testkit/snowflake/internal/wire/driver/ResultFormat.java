package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import dev.glueflake.testkit.snowflake.internal.wire.arrow.ArrowStream;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientSession;
import java.nio.ByteBuffer;
import java.util.Locale;

/** How the rows of an answer are written: as the client's own parameter says, and as JSON for clients without one. */
enum ResultFormat {
    JSON,
    ARROW,
    /** With structured values as lists, maps and structs. */
    ARROW_STRUCTURED;

    private static final boolean ARROW_AVAILABLE = ArrowStream.isAvailable();

    /** The Java driver reads Arrow only in a JVM that opens {@code java.nio}, and mostly it is in this very JVM. */
    private static final boolean MEMORY_OPEN =
            ByteBuffer.class.getModule().isOpen("java.nio", ResultFormat.class.getModule());

    /** The format that the session asks for, or the request for itself alone. */
    static ResultFormat of(ClientSession client, JsonNode requestParameters) {
        String parameter = client.application().formatParameter();
        if (parameter == null) {
            return JSON;
        }
        if (parameter.startsWith("JDBC_") && !MEMORY_OPEN) {
            return JSON;
        }
        String own =
                requestParameters.isObject() ? Json.texts(requestParameters).get(parameter) : null;
        SessionParameters parameters = client.session().parameters();
        return parse(own == null ? parameters.get(parameter) : own, isStructured(parameters));
    }

    private static boolean isStructured(SessionParameters parameters) {
        return parameters.flag("ENABLE_STRUCTURED_TYPES_IN_CLIENT_RESPONSE")
                && parameters.flag("ENABLE_STRUCTURED_TYPES_NATIVE_ARROW_FORMAT");
    }

    private static ResultFormat parse(String word, boolean structured) {
        if (!word.toUpperCase(Locale.ROOT).startsWith("ARROW") || !ARROW_AVAILABLE) {
            return JSON;
        }
        return structured ? ARROW_STRUCTURED : ARROW;
    }

    /** What a statement is answered in: Snowflake has Arrow for queries alone. */
    ResultFormat forKind(StatementKind kind) {
        return kind == StatementKind.SELECT ? this : JSON;
    }
}
