package dev.glueflake.testkit.snowflake.internal.wire.sqlapi;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryErrors;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryRun;
import java.io.IOException;

/** Answers of the SQL API that carry no rows. */
final class SqlApiReplies {
    static final int OK = 200;
    static final int ACCEPTED = 202;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int TIMED_OUT = 408;
    static final int UNSUPPORTED_MEDIA = 415;
    static final int FAILED = 422;

    private SqlApiReplies() {}

    /** Refuses a request before there is a statement. */
    static WireReply refuse(int status, String code, String message) {
        return WireReply.json(status, out -> {
            out.writeStartObject();
            out.writeStringField("code", code);
            out.writeStringField("message", message);
            out.writeEndObject();
        });
    }

    static WireReply inProgress(QueryRun run) {
        return WireReply.json(ACCEPTED, out -> {
            out.writeStartObject();
            out.writeStringField("code", "333334");
            out.writeStringField(
                    "message",
                    "Asynchronous execution in progress. Use provided query id to perform query monitoring and management.");
            handle(out, run);
            out.writeEndObject();
        });
    }

    /** The error of a run: 408 where it ran out of time, else 422. */
    static WireReply failure(QueryRun run, SnowflakeException error) {
        int status = error.code().equals("000630") ? TIMED_OUT : FAILED;
        return WireReply.json(status, out -> {
            out.writeStartObject();
            error(out, error);
            out.writeNumberField("createdOn", run.start().toEpochMilli());
            handle(out, run);
            out.writeEndObject();
        });
    }

    /** An error without a run. */
    static WireReply failure(SnowflakeException error) {
        return WireReply.json(FAILED, out -> {
            out.writeStartObject();
            error(out, error);
            out.writeEndObject();
        });
    }

    static WireReply cancelled(QueryRun run) {
        return WireReply.json(OK, out -> {
            out.writeStartObject();
            error(out, QueryErrors.cancelled());
            handle(out, run);
            out.writeEndObject();
        });
    }

    private static void error(JsonGenerator out, SnowflakeException error) throws IOException {
        out.writeStringField("code", error.code());
        out.writeStringField("sqlState", error.sqlState());
        out.writeStringField("message", error.getMessage());
    }

    static void handle(JsonGenerator out, QueryRun run) throws IOException {
        out.writeStringField("statementHandle", run.id());
        out.writeStringField("statementStatusUrl", SqlApiProtocol.PATH + "/" + run.id());
    }
}
