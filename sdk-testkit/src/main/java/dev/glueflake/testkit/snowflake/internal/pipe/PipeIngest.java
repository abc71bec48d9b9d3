package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.stage.copy.FileOutcome;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadRecord;
import dev.glueflake.testkit.snowflake.internal.stage.copy.PipeCopy;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets pipes load what waits. */
public final class PipeIngest {
    private final Account account;
    private final Pipe pipe;
    private final PipeCopy copy;

    private PipeIngest(Account account, Pipe pipe, PipeCopy copy) {
        this.account = account;
        this.pipe = pipe;
        this.copy = copy;
    }

    /**
     * Loads the files that wait for pipes, unless a transaction is open anywhere.
     *
     * @param look whether AUTO_INGEST pipes look for new files first
     */
    public static void poll(Account account, boolean look) {
        PipeBoard.of(account).loading().run(account, () -> PipeBoard.pipes(account)
                .forEach(pipe -> run(account, pipe, look)));
    }

    private static void run(Account account, Pipe pipe, boolean look) {
        boolean looks = look && pipe.settings().autoIngest() && !pipe.state().isStopped();
        if (!looks && pipe.state().waiting().isEmpty()) {
            return;
        }
        try (PipeSession session = new PipeSession(account, pipe.info())) {
            PipeStatus status = PipeStatus.of(pipe, session);
            PipeCopy copy = status.copy();
            if (copy == null) {
                return;
            }
            PipeIngest ingest = new PipeIngest(account, pipe, copy);
            if (looks) {
                ingest.look();
            }
            if (status.isRunning()) {
                ingest.load();
            }
        }
    }

    private void look() {
        try {
            pipe.state().look(copy.files(""), account.now());
        } catch (SnowflakeException e) {
            pipe.state().failed(e.getMessage());
        }
    }

    private void load() {
        Instant now = account.now();
        List<PipeState.Waiting> waiting = pipe.state().takeAll(now);
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, Instant> received = new HashMap<>();
        waiting.forEach(each -> received.put(each.file().name(), each.received()));
        List<StagedFile> files = waiting.stream().map(PipeState.Waiting::file).toList();
        List<LoadRecord> records =
                copy.load(files, file -> new LoadRecord.Origin(pipe.id(), received.getOrDefault(file.name(), now)));
        for (LoadRecord record : records) {
            if (record.outcome().status() != FileOutcome.Status.LOAD_FAILED) {
                pipe.state().loaded(record.file(), now);
            }
        }
    }
}
