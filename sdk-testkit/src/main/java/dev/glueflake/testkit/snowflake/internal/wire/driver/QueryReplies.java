package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.Spools;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.FileTransfer;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryDescription;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryOptions;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryRun;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientSession;
import dev.glueflake.testkit.snowflake.internal.wire.value.ChangedRows;
import dev.glueflake.testkit.snowflake.internal.wire.value.RowType;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs as answers to a driver. */
final class QueryReplies {
    private static final long ABORTS_AFTER_SECONDS = 300;
    private static final long MICROS_PER_MILLISECOND = 1_000;

    private final Supplier<URI> base;
    private final TransferReplies transfers;

    /** @param base of the addresses of result chunks */
    QueryReplies(Supplier<URI> base, StageFiles files) {
        this.base = base;
        this.transfers = new TransferReplies(files, base);
    }

    WireReply inProgress(QueryRun run) {
        String code = run.isAsynchronous() ? "333334" : "333333";
        return Envelope.success(code, "Query execution in progress", out -> {
            out.writeStringField("queryId", run.id());
            out.writeStringField("getResultUrl", "/queries/" + run.id() + "/result");
            out.writeNumberField("queryAbortsAfterSecs", ABORTS_AFTER_SECONDS);
            out.writeNullField("progressDesc");
        });
    }

    /** The outcome of a run that has ended. */
    WireReply outcome(QueryRun run, ClientSession session) {
        SnowflakeException error = run.error();
        StatementResult result = run.result();
        if (error != null) {
            return Envelope.failure(error, run.id()).onDelivery(delivery(run));
        } else if (result == null) {
            throw new IllegalStateException("Query " + run.id() + " has not ended");
        }
        boolean altered = result.kind() == StatementKind.ALTER_SESSION
                || run.children().stream().anyMatch(QueryReplies::altersSession);
        Map<String, String> asked =
                run.attachment(QueryOptions.class, () -> QueryOptions.NONE).parameters();
        // What holds for one request alone is over with the next, whose answer must say so.
        if (altered || !asked.isEmpty()) {
            session.noteParametersChanged();
        }
        return Envelope.success(out -> {
                    head(out, result.columns(), result.kind(), session, asked);
                    rows(out, run, result, session);
                    children(out, run.children());
                    changed(out, result);
                    FileTransfer transfer = run.transfer();
                    if (transfer != null) {
                        transfers.write(out, transfer, session.application());
                    }
                    tail(out, run.id(), session.session());
                })
                .onDelivery(delivery(run));
    }

    private static WireReply.Delivery delivery(QueryRun run) {
        return new WireReply.Delivery() {
            @Override
            public void done() {
                run.answered();
            }
        };
    }

    private static boolean altersSession(QueryRun run) {
        StatementResult result = run.result();
        return result != null && result.kind() == StatementKind.ALTER_SESSION;
    }

    WireReply description(QueryDescription shape, ClientSession session) {
        return Envelope.success(out -> {
            head(out, shape.columns(), shape.kind(), session, Map.of());
            out.writeArrayFieldStart("rowset");
            out.writeEndArray();
            out.writeNumberField("total", 0);
            out.writeNumberField("returned", 0);
            out.writeNumberField("numberOfBinds", shape.bindCount());
            out.writeBooleanField("arrayBindSupported", shape.arrayBind());
            out.writeArrayFieldStart("metaDataOfBinds");
            for (int i = 1; i <= shape.bindCount(); i++) {
                RowType.writeBind(out, i, SqlTypes.VARCHAR);
            }
            out.writeEndArray();
            out.writeStringField("queryResultFormat", "json");
            tail(out, shape.queryId(), session.session());
        });
    }

    private static void head(
            JsonGenerator out,
            List<ResultColumn> columns,
            StatementKind kind,
            ClientSession session,
            Map<String, String> asked)
            throws IOException {
        // A driver takes a list that is not empty for all parameters there are: none, or all of them.
        out.writeFieldName("parameters");
        if (session.parametersChanged() || session.application().readsParametersOfEachAnswer()) {
            ClientParameters.write(out, session.session(), asked);
        } else {
            out.writeStartArray();
            out.writeEndArray();
        }
        boolean structured = ResultFormat.isTold(session.session().parameters());
        out.writeArrayFieldStart("rowtype");
        for (ResultColumn column : columns) {
            RowType.write(out, column, structured);
        }
        out.writeEndArray();
        out.writeNumberField("statementTypeId", kind.id());
    }

    private void rows(JsonGenerator out, QueryRun run, StatementResult result, ClientSession session)
            throws IOException {
        ResultFormat format = run.attachment(
                        ResultFormat.class, () -> ResultFormat.of(session, MissingNode.getInstance()))
                .forKind(result.kind());
        Spools spools = session.session().account().engine().spools();
        ResultChunks chunks = run.attachment(ResultChunks.class, () -> ResultChunks.of(result, format, spools));
        int total = result.rows().size();
        int inline = Math.min(total, ResultChunks.INLINE_ROWS);
        chunks.writer().writeFirst(out, inline);
        out.writeStringField("queryResultFormat", chunks.writer().format());
        out.writeNumberField("total", total);
        out.writeNumberField("returned", total);
        if (inline < total) {
            chunks(out, run.id(), chunks);
        }
    }

    private void chunks(JsonGenerator out, String queryId, ResultChunks chunks) throws IOException {
        out.writeArrayFieldStart("chunks");
        for (int i = 0; i < chunks.all().size(); i++) {
            ResultChunks.Chunk chunk = chunks.all().get(i);
            out.writeStartObject();
            out.writeStringField("url", base.get() + "/results/" + queryId + "/" + i);
            out.writeNumberField("rowCount", chunk.rows());
            out.writeNumberField("uncompressedSize", chunk.length());
            out.writeNumberField("compressedSize", chunk.length());
            out.writeEndObject();
        }
        out.writeEndArray();
        // Without any the driver would send headers for encrypted S3 objects.
        out.writeObjectFieldStart("chunkHeaders");
        out.writeStringField("x-result-of", queryId);
        out.writeEndObject();
    }

    private static void children(JsonGenerator out, List<QueryRun> children) throws IOException {
        if (!children.isEmpty()) {
            out.writeStringField(
                    "resultIds", children.stream().map(QueryRun::id).collect(Collectors.joining(",")));
            out.writeStringField(
                    "resultTypes", children.stream().map(QueryReplies::type).collect(Collectors.joining(",")));
        }
    }

    /** Drivers are told nothing where no row changed. */
    private static void changed(JsonGenerator out, StatementResult result) throws IOException {
        ChangedRows changed = ChangedRows.of(result);
        if (!changed.isEmpty()) {
            changed.write(out, "numDmlDuplicates");
        }
    }

    private static String type(QueryRun run) {
        StatementResult result = run.result();
        return Integer.toString(result == null ? 0 : result.kind().id());
    }

    private static void tail(JsonGenerator out, String queryId, Session session) throws IOException {
        out.writeStringField("queryId", queryId);
        name(out, "finalDatabaseName", session.database().orElse(null));
        name(out, "finalSchemaName", session.schema().orElse(null));
        name(out, "finalWarehouseName", session.warehouse().orElse(null));
        name(out, "finalRoleName", session.role().orElse(null));
        out.writeNumberField("version", 1);
        long now = System.currentTimeMillis();
        out.writeNumberField("sendResultTime", now);
        context(out, now);
    }

    /** What drivers keep and send with their next request so that it sees the latest state; ours always does. */
    private static void context(JsonGenerator out, long now) throws IOException {
        out.writeObjectFieldStart("queryContext");
        out.writeArrayFieldStart("entries");
        out.writeStartObject();
        out.writeNumberField("id", 0);
        out.writeNumberField("timestamp", now * MICROS_PER_MILLISECOND);
        out.writeNumberField("priority", 0);
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void name(JsonGenerator out, String field, @Nullable String value) throws IOException {
        out.writeStringField(field, value);
    }
}
