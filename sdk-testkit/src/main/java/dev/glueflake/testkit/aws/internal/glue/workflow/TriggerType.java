package dev.glueflake.testkit.aws.internal.glue.workflow;

/** Glue's types of triggers. */
enum TriggerType {
    SCHEDULED,
    CONDITIONAL,
    ON_DEMAND,
    EVENT;

    /** Whether a workflow can begin with it. */
    boolean starts() {
        return this != CONDITIONAL;
    }
}
