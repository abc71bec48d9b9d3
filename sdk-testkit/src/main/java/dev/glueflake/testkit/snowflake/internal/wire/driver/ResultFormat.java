package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import dev.glueflake.testkit.snowflake.internal.wire.arrow.ArrowStream;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientSession;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * How the rows of an answer are written: as the client's own parameter says, and as JSON for clients without one.
 *
 * @param arrow whether as Arrow, otherwise as JSON
 */
record ResultFormat(boolean arrow, Structured structured) {
    static final ResultFormat JSON = new ResultFormat(false, Structured.UNTOLD);

    /** What a client gets of structured values. */
    enum Structured {
        /** Texts, as of semi-structured values. */
        UNTOLD,
        /** Texts and their types; the client reads the texts, so NULL in an array is no word that JSON lacks. */
        TOLD,
        /** Arrow's lists, maps and structs. */
        NATIVE
    }

    private static final boolean ARROW_AVAILABLE = ArrowStream.isAvailable();

    /** The Java driver reads Arrow only in a JVM that opens {@code java.nio}, and mostly it is in this very JVM. */
    private static final boolean MEMORY_OPEN =
            ByteBuffer.class.getModule().isOpen("java.nio", ResultFormat.class.getModule());

    /** The format that the session asks for, or the request for itself alone. */
    static ResultFormat of(ClientSession client, JsonNode requestParameters) {
        String parameter = client.application().formatParameter();
        if (parameter == null || (parameter.startsWith("JDBC_") && !MEMORY_OPEN)) {
            return new ResultFormat(false, structured(client.session().parameters(), false));
        }
        String own =
                requestParameters.isObject() ? Json.texts(requestParameters).get(parameter) : null;
        SessionParameters parameters = client.session().parameters();
        boolean arrow = isArrow(own == null ? parameters.get(parameter) : own);
        return new ResultFormat(arrow, structured(parameters, arrow));
    }

    private static Structured structured(SessionParameters parameters, boolean arrow) {
        if (!isTold(parameters)) {
            return Structured.UNTOLD;
        }
        boolean asNative = arrow
                && (parameters.flag("ENABLE_STRUCTURED_TYPES_NATIVE_ARROW_FORMAT")
                        || parameters.flag("FORCE_ENABLE_STRUCTURED_TYPES_NATIVE_ARROW_FORMAT"));
        return asNative ? Structured.NATIVE : Structured.TOLD;
    }

    /** Whether a session's client is told what structured types hold. */
    static boolean isTold(SessionParameters parameters) {
        return parameters.flag("ENABLE_STRUCTURED_TYPES_IN_CLIENT_RESPONSE");
    }

    private static boolean isArrow(String word) {
        return word.toUpperCase(Locale.ROOT).startsWith("ARROW") && ARROW_AVAILABLE;
    }

    /** What a statement is answered in: Snowflake has Arrow for queries alone. */
    ResultFormat forKind(StatementKind kind) {
        return kind == StatementKind.SELECT ? this : JSON;
    }
}
