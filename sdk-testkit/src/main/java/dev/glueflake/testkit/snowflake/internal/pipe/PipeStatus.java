package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.copy.PipeCopy;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * How a pipe is.
 *
 * @param state the executionState of SYSTEM$PIPE_STATUS
 * @param error why its COPY is not possible any more, or null
 * @param copy null where there is an error
 */
public record PipeStatus(
        Pipe pipe,
        String state,
        @Nullable String error,
        @Nullable PipeCopy copy) {
    private static final String RUNNING = "RUNNING";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public static PipeStatus of(Pipe pipe, Account account) {
        try (PipeSession session = new PipeSession(account, pipe.info())) {
            return of(pipe, session);
        }
    }

    static PipeStatus of(Pipe pipe, PipeSession session) {
        try {
            PipeCopy copy = session.copy(pipe.copy());
            if (!copy.location().place().equals(pipe.settings().place())) {
                String changed = pipe.isExternal() ? "STOPPED_STAGE_ALTERED" : "STOPPED_STAGE_DROPPED";
                return new PipeStatus(pipe, changed, "The stage is not the one that the pipe was made for.", null);
            }
            return new PipeStatus(pipe, state(pipe), pipe.state().fault().orElse(null), copy);
        } catch (SnowflakeException e) {
            return new PipeStatus(pipe, stopped(pipe, session, e), e.getMessage(), null);
        }
    }

    private static String state(Pipe pipe) {
        if (pipe.state().isStopped()) {
            return "STOPPED_CLONED";
        }
        if (pipe.pausedOn() != null) {
            return "PAUSED";
        }
        return pipe.state().fault().isPresent() ? "STALLED_STAGE_PERMISSION_ERROR" : RUNNING;
    }

    private static String stopped(Pipe pipe, PipeSession session, SnowflakeException e) {
        boolean table = session.session()
                .objects()
                .find(ObjectKind.TABLE, pipe.copy().table())
                .isPresent();
        if (!table) {
            return "STOPPED_MISSING_TABLE";
        }
        if (isMissing(ObjectKind.STAGE, e)) {
            return "STOPPED_STAGE_DROPPED";
        }
        return isMissing(ObjectKind.FILE_FORMAT, e) ? "STOPPED_FILE_FORMAT_DROPPED" : "STALLED_COMPILATION_ERROR";
    }

    private static boolean isMissing(ObjectKind kind, SnowflakeException e) {
        return e.getMessage().contains(kind.word() + " '") && e.getMessage().contains("does not exist");
    }

    boolean isRunning() {
        return state.equals(RUNNING);
    }

    /** What SYSTEM$PIPE_STATUS answers. */
    String json() {
        StringJoiner json = new StringJoiner(",", "{", "}");
        json.add(text("executionState", state));
        List<PipeState.Waiting> waiting = pipe.state().waiting();
        if (!waiting.isEmpty()) {
            json.add(text("oldestPendingFilePath", waiting.get(0).file().name()));
            json.add(time("oldestFileTimestamp", waiting.get(0).received()));
        }
        json.add("\"pendingFileCount\":" + waiting.size());
        pipe.state().lastIngested().ifPresent(last -> json.add(time("lastIngestedTimestamp", last.time()))
                .add(text("lastIngestedFilePath", last.file())));
        String channel = pipe.settings().channel();
        if (channel != null) {
            json.add(text("notificationChannelName", channel)).add("\"numOutstandingMessagesOnChannel\":0");
        }
        pipe.state().lastForwarded().ifPresent(last -> json.add(time("lastReceivedMessageTimestamp", last.time()))
                .add(time("lastForwardedMessageTimestamp", last.time())));
        if (error != null) {
            json.add(text("error", error));
        }
        pipe.state().lastForwarded().ifPresent(last -> json.add(time("lastPulledFromChannelTimestamp", last.time()))
                .add(text("lastForwardedFilePath", last.file())));
        return json.toString();
    }

    private static String text(String name, String value) {
        return JsonWriter.quoted(name) + ":" + JsonWriter.quoted(value);
    }

    private static String time(String name, Instant value) {
        return text(name, TIME.format(value));
    }
}
