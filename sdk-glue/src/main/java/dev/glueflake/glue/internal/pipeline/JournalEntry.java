package dev.glueflake.glue.internal.pipeline;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.pipeline.StepOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run's journal.
 *
 * @param version of this form
 * @param kind what it tells
 * @param at when, by the writer's clock
 * @param step which step it is about, null for the run
 * @param text the plan, a handle or a note
 * @param values the parameters, each as JSON
 * @param end how the step ended
 */
public record JournalEntry(
        int version,
        Kind kind,
        Instant at,
        @Nullable String step,
        @Nullable String text,
        @Nullable Map<String, String> values,
        @Nullable End end) {
    private static final int VERSION = 1;

    /** What an entry tells. */
    public enum Kind {
        /** The run exists; the first entry of each. */
        STARTED,
        /** A process goes on with the run from here. */
        CLAIMED,
        /** A step is about to run. */
        STEP_BEGUN,
        /** A step has started something elsewhere. */
        STEP_HANDLE,
        /** What a step wants to know if another process goes on with it. */
        STEP_NOTE,
        /** A step has ended for sure. */
        STEP_ENDED,
        /** The run has ended. */
        FINISHED
    }

    /** How a step ended, with its output's parts; {@code value} is its result as the action wrote it. */
    public record End(
            boolean succeeded,
            @Nullable Instant begin,
            Duration duration,
            String message,
            @Nullable String value,
            Map<String, Long> counts,
            List<StepOutput.Item> items,
            List<StepOutput.Statement> statements,
            List<StepOutput.Reference> references) {}

    public static JournalEntry started(Instant at, String plan, Map<String, String> parameters) {
        return new JournalEntry(VERSION, Kind.STARTED, at, null, plan, parameters, null);
    }

    public static JournalEntry run(Kind kind, Instant at) {
        return new JournalEntry(VERSION, kind, at, null, null, null, null);
    }

    public static JournalEntry step(Kind kind, Instant at, String step, @Nullable String text) {
        return new JournalEntry(VERSION, kind, at, step, text, null, null);
    }

    public static JournalEntry ended(Instant at, String step, End end) {
        return new JournalEntry(VERSION, Kind.STEP_ENDED, at, step, null, null, end);
    }

    public static JournalEntry fromJson(String json) {
        JournalEntry entry = ValueJson.read(json, JournalEntry.class);
        if (entry.version() != VERSION) {
            throw new ConfigurationException(
                    "STORED_VALUE_INVALID",
                    "The journal's entry has version " + entry.version() + " instead of " + VERSION + ".");
        }
        return entry;
    }

    public String toJson() {
        return ValueJson.write(this);
    }
}
