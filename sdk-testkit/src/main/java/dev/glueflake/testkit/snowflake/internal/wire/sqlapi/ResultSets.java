package dev.glueflake.testkit.snowflake.internal.wire.sqlapi;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryRun;
import dev.glueflake.testkit.snowflake.internal.wire.value.ChangedRows;
import dev.glueflake.testkit.snowflake.internal.wire.value.RowType;
import java.io.IOException;
import java.util.StringJoiner;

/** Outcomes of runs as answers of the SQL API. */
final class ResultSets {
    private ResultSets() {}

    static WireReply outcome(QueryRun run, boolean nullable) {
        SnowflakeException error = run.error();
        StatementResult result = run.result();
        if (error != null) {
            return SqlApiReplies.failure(run, error).onDelivery(delivery(run));
        } else if (result == null) {
            throw new IllegalStateException("Query " + run.id() + " has not ended");
        }
        Partitions partitions = new Partitions(result, nullable);
        WireReply reply = WireReply.json(SqlApiReplies.OK, out -> {
            out.writeStartObject();
            metaData(out, result, partitions);
            partitions.writeData(out, 0);
            out.writeStringField("code", "090001");
            out.writeStringField("sqlState", "00000");
            out.writeStringField("message", "Statement executed successfully.");
            out.writeNumberField("createdOn", run.start().toEpochMilli());
            SqlApiReplies.handle(out, run);
            children(out, run);
            if (result.kind().isDml()) {
                ChangedRows.of(result).write(out, "numDuplicateRowsUpdated");
            }
            out.writeEndObject();
        });
        return link(reply, run, partitions, 0).onDelivery(delivery(run));
    }

    /** A partition after the first: its rows and nothing else. */
    static WireReply partition(QueryRun run, StatementResult result, int partition, boolean nullable) {
        Partitions partitions = new Partitions(result, nullable);
        if (partition < 0 || partition >= partitions.count()) {
            return SqlApiReplies.refuse(
                    SqlApiReplies.BAD_REQUEST,
                    "390142",
                    "Partition " + partition + " of " + partitions.count() + " does not exist.");
        }
        WireReply reply = WireReply.bytes(SqlApiReplies.OK, partitions.compressed(partition))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip");
        return link(reply, run, partitions, partition);
    }

    private static WireReply.Delivery delivery(QueryRun run) {
        return new WireReply.Delivery() {
            @Override
            public void done() {
                run.answered();
            }
        };
    }

    private static void metaData(JsonGenerator out, StatementResult result, Partitions partitions) throws IOException {
        out.writeObjectFieldStart("resultSetMetaData");
        out.writeNumberField("numRows", result.rows().size());
        out.writeStringField("format", "jsonv2");
        partitions.writeInfo(out);
        out.writeArrayFieldStart("rowType");
        for (ResultColumn column : result.columns()) {
            RowType.write(out, column, false);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void children(JsonGenerator out, QueryRun run) throws IOException {
        if (!run.children().isEmpty()) {
            out.writeArrayFieldStart("statementHandles");
            for (QueryRun child : run.children()) {
                out.writeString(child.id());
            }
            out.writeEndArray();
        }
    }

    /** Where the partitions are, as a web link; none where there is but one. */
    private static WireReply link(WireReply reply, QueryRun run, Partitions partitions, int here) {
        if (partitions.count() == 1) {
            return reply;
        }
        String base = "<" + SqlApiProtocol.PATH + "/" + run.id() + "?partition=";
        StringJoiner links = new StringJoiner(",");
        links.add(base + "0>;rel=\"first\"");
        if (here > 0) {
            links.add(base + (here - 1) + ">;rel=\"prev\"");
        }
        if (here + 1 < partitions.count()) {
            links.add(base + (here + 1) + ">;rel=\"next\"");
        }
        links.add(base + (partitions.count() - 1) + ">;rel=\"last\"");
        return reply.header("Link", links.toString());
    }
}
