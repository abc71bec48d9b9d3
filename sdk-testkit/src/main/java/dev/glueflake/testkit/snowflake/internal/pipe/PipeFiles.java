package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadHistory;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadRecord;
import dev.glueflake.testkit.snowflake.internal.stage.copy.PipeCopy;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The files that clients give a pipe by name, and what became of a pipe's files. */
public final class PipeFiles {
    private final Pipe pipe;
    private final Account account;

    /**
     * A file that a client names.
     *
     * @param path relative to the place of the pipe's COPY
     * @param size in bytes, as the client says; 0 where it does not
     */
    public record Asked(String path, long size) {}

    /**
     * A file that was loaded, or could not be.
     *
     * @param path relative to {@code place}
     * @param place that of the pipe's COPY
     */
    public record Loaded(String path, String place, LoadRecord record) {}

    public PipeFiles(Pipe pipe, Account account) {
        this.pipe = pipe;
        this.account = account;
    }

    /**
     * Queues files. One that is not there is queued too: its load fails.
     *
     * @return those that the PATTERN of the COPY does not let through
     * @throws dev.glueflake.testkit.snowflake.internal.error.SnowflakeException where the pipe's COPY is not possible any more
     */
    public List<String> insert(List<Asked> files) {
        try (PipeSession session = new PipeSession(account, pipe.info())) {
            PipeStatus status = PipeStatus.of(pipe, session);
            PipeCopy copy = status.copy();
            if (copy == null) {
                throw Errors.compilation(
                        "001061", "22023", "Pipe " + pipe.name() + " takes no files: " + status.error());
            }
            Instant now = account.now();
            List<String> unmatched = new ArrayList<>();
            for (Asked asked : files) {
                StagedFile file = file(asked, copy.location(), now);
                if (copy.matches(file)) {
                    pipe.state().queue(file, now);
                } else {
                    unmatched.add(asked.path());
                }
            }
            return unmatched;
        }
    }

    private static StagedFile file(Asked asked, StageLocation location, Instant now) {
        String name = location.named(asked.path());
        return location.files().find(name).orElseGet(() -> new StagedFile(name, asked.size(), "", now));
    }

    /** What was loaded until now, the oldest first; what waits is loaded before. */
    public List<Loaded> loaded() {
        PipeIngest.poll(account, true);
        String path = path();
        return LoadHistory.of(account).records(pipe.id()).stream()
                .map(record -> loaded(record, path))
                .toList();
    }

    private static Loaded loaded(LoadRecord record, String path) {
        boolean below = record.file().startsWith(path);
        return new Loaded(
                below ? record.file().substring(path.length()) : record.file(),
                below ? record.stage() + path : record.stage(),
                record);
    }

    private String path() {
        try (PipeSession session = new PipeSession(account, pipe.info())) {
            PipeCopy copy = PipeStatus.of(pipe, session).copy();
            return copy == null || copy.location().path().isEmpty()
                    ? ""
                    : copy.location().named("");
        }
    }
}
