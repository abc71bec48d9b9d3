package dev.glueflake.testkit.snowflake.internal.wire.driver;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import org.jspecify.annotations.Nullable;

/** The frame of every answer to a driver: {@code data, code, message, success}, always with HTTP status 200. */
final class Envelope {
    private static final int OK = 200;

    private Envelope() {}

    /** A success; {@code data} writes the fields of the object. */
    static WireReply success(Json.Writer data) {
        return success(null, null, data);
    }

    static WireReply success(@Nullable String code, @Nullable String message, Json.Writer data) {
        return WireReply.json(OK, out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("data");
            data.write(out);
            out.writeEndObject();
            out.writeStringField("code", code);
            out.writeStringField("message", message);
            out.writeBooleanField("success", true);
            out.writeEndObject();
        });
    }

    static WireReply success(String data) {
        return WireReply.json(OK, out -> {
            out.writeStartObject();
            out.writeStringField("data", data);
            out.writeNullField("code");
            out.writeNullField("message");
            out.writeBooleanField("success", true);
            out.writeEndObject();
        });
    }

    /** A refusal that has nothing to do with a statement. */
    static WireReply failure(String code, String message) {
        return WireReply.failure(OK, code, message);
    }

    /** A statement's error. */
    static WireReply failure(SnowflakeException error, @Nullable String queryId) {
        return WireReply.json(OK, out -> {
            out.writeStartObject();
            out.writeObjectFieldStart("data");
            out.writeBooleanField("internalError", error.code().equals("000603"));
            out.writeStringField("errorCode", error.code());
            out.writeStringField("sqlState", error.sqlState());
            out.writeStringField("queryId", queryId);
            out.writeNumberField("line", error.line());
            out.writeNumberField("pos", error.position());
            out.writeStringField(
                    "type", error.getMessage().startsWith("SQL compilation error") ? "COMPILATION" : "EXECUTION");
            out.writeEndObject();
            out.writeStringField("code", error.code());
            out.writeStringField("message", error.getMessage());
            out.writeBooleanField("success", false);
            out.writeEndObject();
        });
    }
}
