package dev.glueflake.snowflake.load;

import dev.glueflake.core.progress.ProgressEvent;
import dev.glueflake.core.progress.ProgressListener;
import dev.glueflake.core.progress.ProgressUnit;

/** Tells the listener how far one load is, step by step. */
record LoadProgress(ProgressListener listener, String operation) {

    static LoadProgress of(LoadPlan plan, ProgressListener listener) {
        return new LoadProgress(
                listener, plan.strategy() + " " + plan.targetTable().name().name());
    }

    ProgressEvent begin(String step) {
        ProgressEvent event = ProgressEvent.start(operation, step, ProgressUnit.ROWS);
        listener.onProgress(event);
        return event;
    }

    void report(ProgressEvent event) {
        listener.onProgress(event);
    }

    void end(ProgressEvent event) {
        listener.onProgress(event.finished());
    }
}
