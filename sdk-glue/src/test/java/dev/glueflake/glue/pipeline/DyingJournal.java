package dev.glueflake.glue.pipeline;

import dev.glueflake.core.RunId;
import dev.glueflake.core.TransientException;
import java.util.List;

/** The journal of a process that dies: from one entry on, nothing is recorded any more. */
final class DyingJournal implements PipelineJournal {
    private final PipelineJournal journal;
    private final int last;
    private final boolean after;
    private int entries;

    /** Dies at its {@code last}th entry, before it was written, or after. */
    DyingJournal(PipelineJournal journal, int last, boolean after) {
        this.journal = journal;
        this.last = last;
        this.after = after;
    }

    @Override
    public boolean append(RunId run, int number, String entry) {
        entries++;
        if (entries >= last) {
            if (after && entries == last) {
                journal.append(run, number, entry);
            }
            throw new TransientException("DEAD", "the process died at entry " + last);
        }
        return journal.append(run, number, entry);
    }

    @Override
    public List<String> read(RunId run) {
        return journal.read(run);
    }
}
