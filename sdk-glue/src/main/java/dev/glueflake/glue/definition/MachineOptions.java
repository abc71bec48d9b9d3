package dev.glueflake.glue.definition;

import java.time.Duration;

/** What is set of a state machine. */
record MachineOptions(String partition, Duration timeout, Duration crawlDeadline) {
    /** The first pause between two looks at a crawl; each look lets it grow by a second. */
    static final int FIRST_PAUSE = 5;

    static final int JITTER = 5;

    String resource(String integration) {
        return "arn:" + partition + ":states:::" + integration;
    }

    /** How many looks at a crawl the deadline has room for. */
    int looks() {
        int looks = 1;
        for (long seconds = FIRST_PAUSE; seconds < crawlDeadline.toSeconds(); seconds += FIRST_PAUSE + looks) {
            looks++;
        }
        return looks;
    }
}
