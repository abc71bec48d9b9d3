package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadHistory;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadRecord;
import dev.glueflake.testkit.snowflake.internal.stage.copy.PipeCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The table function VALIDATE_PIPE_LOAD: the errors of the files of a pipe, which are read again. */
public final class ValidatePipeLoad {
    public static final String NAME = "VALIDATE_PIPE_LOAD";

    private static final Duration REACH = Duration.ofDays(15);

    private ValidatePipeLoad() {}

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments = call.arguments("PIPE_NAME", "START_TIME", "END_TIME");
        Session session = call.session();
        Pipe pipe = session.objects()
                .require(ObjectKind.PIPE, Pipe.class, SqlParser.parseName(arguments.requiredText("PIPE_NAME")));
        Instant now = call.scope().now();
        Instant from = arguments
                .time("START_TIME")
                .orElseThrow(() ->
                        Errors.compilation("000938", "22023", "not enough arguments for function [" + NAME + "]"));
        if (from.isBefore(now.minus(REACH))) {
            throw Errors.compilation("001044", "22023", NAME + ": the time range is not within the last 15 days.");
        }
        Instant to = arguments.time("END_TIME").orElse(now);
        try (PipeSession own = new PipeSession(session.account(), pipe.info())) {
            Table table = own.session()
                    .objects()
                    .require(ObjectKind.TABLE, Table.class, pipe.copy().table());
            List<String> files = LoadHistory.of(session.account()).records(table).stream()
                    .filter(record -> isOf(pipe, record) && record.outcome().errorsSeen() > 0)
                    .filter(record ->
                            !record.time().isBefore(from) && !record.time().isAfter(to))
                    .map(LoadRecord::file)
                    .distinct()
                    .toList();
            return new PipeCopy(pipe.copy(), own.session(), call.scope()).errors(NAME, files);
        }
    }

    private static boolean isOf(Pipe pipe, LoadRecord record) {
        LoadRecord.Origin origin = record.pipe();
        return origin != null && origin.pipeId().equals(pipe.id());
    }
}
