package dev.glueflake.glue.pipeline;

import java.util.List;

/** What another process left of a step. */
record StepHistory(boolean begun, List<String> handles, List<String> notes) {
    static final StepHistory NONE = new StepHistory(false, List.of(), List.of());

    StepHistory {
        handles = List.copyOf(handles);
        notes = List.copyOf(notes);
    }

    /** True when the step may have done something and nothing tells what. */
    boolean isLost() {
        return begun && handles.isEmpty() && notes.isEmpty();
    }
}
