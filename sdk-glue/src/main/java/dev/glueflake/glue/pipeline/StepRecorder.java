package dev.glueflake.glue.pipeline;

/** Keeps what a running step tells of itself. */
interface StepRecorder {
    void handle(String handle);

    void note(String text);
}
