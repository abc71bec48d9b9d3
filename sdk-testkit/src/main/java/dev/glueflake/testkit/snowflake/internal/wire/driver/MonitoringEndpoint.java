package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryErrors;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryRun;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryService;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a query id stands. */
final class MonitoringEndpoint {
    private final QueryService queries;
    private final Clock clock;

    MonitoringEndpoint(QueryService queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** An unknown id gives an empty list. */
    WireReply answer(String queryId) {
        Optional<QueryRun> run = queries.find(queryId);
        return Envelope.success(out -> {
            out.writeArrayFieldStart("queries");
            if (run.isPresent()) {
                write(out, run.get());
            }
            out.writeEndArray();
        });
    }

    private void write(JsonGenerator out, QueryRun run) throws IOException {
        Instant end = run.end();
        SnowflakeException error = run.error();
        out.writeStartObject();
        out.writeStringField("id", run.id());
        out.writeStringField("status", status(run));
        out.writeStringField("state", status(run));
        out.writeStringField("errorCode", error == null ? null : error.code());
        out.writeStringField("errorMessage", error == null ? null : error.getMessage());
        out.writeNumberField("startTime", run.start().toEpochMilli());
        out.writeNumberField("endTime", end == null ? 0 : end.toEpochMilli());
        out.writeNumberField("sessionId", run.sessionId());
        out.writeStringField("sqlText", run.sql());
        out.writeNumberField(
                "totalDuration",
                Duration.between(run.start(), end == null ? clock.instant() : end)
                        .toMillis());
        out.writeNumberField("warehouseId", 0);
        out.writeStringField("warehouseName", run.warehouse());
        out.writeNullField("warehouseExternalSize");
        out.writeStringField("warehouseServerType", "STANDARD");
        StatementResult result = run.result();
        if (result != null) {
            out.writeObjectFieldStart("stats");
            out.writeNumberField("producedRows", result.rows().size());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static String status(QueryRun run) {
        SnowflakeException error = run.error();
        if (!run.isDone()) {
            return "RUNNING";
        } else if (error == null) {
            return "SUCCESS";
        }
        return error.code().equals(QueryErrors.CANCELLED) ? "ABORTED" : "FAILED_WITH_ERROR";
    }
}
