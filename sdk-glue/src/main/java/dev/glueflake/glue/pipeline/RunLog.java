package dev.glueflake.glue.pipeline;

import dev.glueflake.core.PermanentException;
import dev.glueflake.core.RunId;
import dev.glueflake.glue.internal.pipeline.JournalEntry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a run's journal. Once an entry could not be written, none is any more: what follows would leave a hole. */
final class RunLog {
    private final @Nullable PipelineJournal journal;
    private final RunId run;
    private int number;
    private @Nullable RuntimeException broken;

    RunLog(@Nullable PipelineJournal journal, RunId run, int number) {
        this.journal = journal;
        this.run = run;
        this.number = number;
    }

    RunId run() {
        return run;
    }

    boolean isKept() {
        return journal != null;
    }

    synchronized void append(JournalEntry entry) {
        if (journal == null) {
            return;
        }
        if (broken != null) {
            throw broken;
        }
        try {
            write(journal, entry);
        } catch (RuntimeException failure) {
            broken = failure;
            throw failure;
        }
    }

    private void write(PipelineJournal open, JournalEntry entry) {
        if (!open.append(run, number, entry.toJson())) {
            throw new PermanentException(
                    "PIPELINE_TAKEN_OVER",
                    "Another process goes on with run " + run
                            + ", so this one stopped; what its steps had started goes on" + " and is awaited there.",
                    Map.of("runId", run.value()),
                    null);
        }
        number++;
    }
}
