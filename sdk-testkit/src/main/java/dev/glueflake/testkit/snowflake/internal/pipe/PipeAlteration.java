package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.RefreshPipe;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.copy.PipeCopy;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What ALTER PIPE does. */
public final class PipeAlteration {
    /** What REFRESH answers. */
    public static final List<ResultColumn> REFRESHED =
            List.of(ResultColumn.of("File", SqlTypes.VARCHAR), ResultColumn.of("Status", SqlTypes.VARCHAR));

    private static final String OPERATE = "OPERATE";
    private static final String PAUSED = "PIPE_EXECUTION_PAUSED";

    private final Session session;
    private final ExecutionScope scope;

    public PipeAlteration(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    public void alter(Pipe pipe, Change change) {
        if (change instanceof Change.Set set) {
            Options options = new Options(set.options());
            String comment = options.text("COMMENT").orElse(pipe.comment());
            boolean paused = options.flag(PAUSED, pipe.pausedOn() != null);
            options.refuseRest();
            replace(pipe, comment, paused, comment.equals(pipe.comment()) ? OPERATE : "OWNERSHIP");
        } else if (change instanceof Change.Unset unset) {
            List<String> names = new ArrayList<>(unset.names());
            String comment = names.remove("COMMENT") ? "" : pipe.comment();
            boolean paused = !names.remove(PAUSED) && pipe.pausedOn() != null;
            if (!names.isEmpty()) {
                throw Errors.unsupported(names.get(0));
            }
            replace(pipe, comment, paused, comment.equals(pipe.comment()) ? OPERATE : "OWNERSHIP");
        } else {
            throw Errors.unsupported("ALTER PIPE … " + change.getClass().getSimpleName());
        }
    }

    /** @param privilege that the change takes: to stop and start a pipe is not the owner's alone */
    private void replace(Pipe pipe, String comment, boolean paused, String privilege) {
        session.objects().authority().require(privilege, pipe);
        Instant now = session.account().now();
        if (!paused && isStale(pipe, now)) {
            throw Errors.compilation(
                    "001061",
                    "22023",
                    "Pipe " + pipe.name() + " was paused for longer than 14 days and is stale. Resume it with "
                            + "SYSTEM$PIPE_FORCE_RESUME and STALENESS_CHECK_OVERRIDE.");
        }
        if (!paused) {
            start(pipe);
        }
        Instant since = pipe.pausedOn() == null ? now : pipe.pausedOn();
        session.objects()
                .replace(pipe, pipe.with(pipe.info().withComment(comment)).paused(paused ? since : null), privilege);
    }

    static boolean isStale(Pipe pipe, Instant now) {
        Instant since = pipe.pausedOn();
        return pipe.settings().autoIngest()
                && since != null
                && since.plus(PipeState.KEPT).isBefore(now);
    }

    /** SYSTEM$PIPE_FORCE_RESUME. */
    void resume(Pipe pipe) {
        session.objects().authority().require(OPERATE, pipe);
        start(pipe);
        session.objects().replace(pipe, pipe.paused(null), OPERATE);
    }

    /** A clone takes the files that are new from now on. */
    private void start(Pipe pipe) {
        if (pipe.state().isStopped()) {
            try (PipeSession own = new PipeSession(session.account(), pipe.info())) {
                pipe.state().known(own.copy(pipe.copy()).files(""));
            }
            pipe.state().stopped(false);
        }
    }

    /** REFRESH: queues the files that neither the pipe nor a COPY has loaded. */
    public StatementResult refresh(RefreshPipe refresh) {
        ObjectName name = DeferredNames.resolve(refresh.name(), session.environment(scope));
        Optional<CatalogObject> found = session.objects().find(ObjectKind.PIPE, name);
        if (found.isEmpty() && !refresh.ifExists()) {
            throw session.objects().missing(ObjectKind.PIPE.word(), name);
        }
        Options options = new Options(refresh.options());
        String prefix = options.text("PREFIX").orElse("");
        Instant after = options.text("MODIFIED_AFTER").map(this::time).orElse(Instant.MIN);
        options.refuseRest();
        found.ifPresent(pipe -> session.objects().authority().require(OPERATE, pipe));
        List<@Nullable Object[]> rows = new ArrayList<>();
        found.ifPresent(object ->
                queue((Pipe) object, prefix, after).forEach(file -> rows.add(new @Nullable Object[] {file, "SENT"})));
        return new StatementResult(StatementKind.DDL, REFRESHED, rows, 0);
    }

    private List<String> queue(Pipe pipe, String prefix, Instant after) {
        try (PipeSession own = new PipeSession(session.account(), pipe.info())) {
            PipeCopy copy = own.copy(pipe.copy());
            Instant now = session.account().now();
            return copy.files(prefix).stream()
                    .filter(file -> !file.lastModified().isBefore(after) && !copy.isLoaded(file))
                    .filter(file -> pipe.state().queue(file, now))
                    .map(StagedFile::name)
                    .toList();
        }
    }

    /** A time in ISO-8601; without an offset it is in the session's zone. */
    private Instant time(String text) {
        ZoneId zone = session.environment(scope).timeZone();
        try {
            TemporalAccessor parsed = DateTimeFormatter.ofPattern(
                            "[yyyy-MM-dd'T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX]][yyyy-MM-dd HH:mm[:ss][XXX]][yyyy-MM-dd]")
                    .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime zoned) {
                return zoned.toInstant();
            }
            LocalDateTime local = parsed instanceof LocalDateTime time ? time : ((LocalDate) parsed).atStartOfDay();
            return local.atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Options.invalid("MODIFIED_AFTER", text);
        }
    }
}
