package dev.glueflake.testkit.aws.internal.glue.job;

import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.Optional;

/** How far a job had come when its last run succeeded. Guarded by the book's lock. */
final class Bookmark {
    static final String OPTION = "--job-bookmark-option";
    static final String ENABLED = "job-bookmark-enable";
    private static final String NOTHING = "{}";

    private final String job;
    private int version;
    private int run;
    private int attempt;
    private String runId = "";
    private String previousRunId = "";
    private String content = NOTHING;

    Bookmark(String job) {
        this.job = job;
    }

    /** A run has succeeded: what it has committed, if it has, is how far the job has come. */
    void advance(JobRun ended, Optional<String> committed) {
        version++;
        run++;
        attempt = ended.attempt;
        previousRunId = runId;
        runId = ended.id;
        content = committed.orElse(content);
    }

    void reset() {
        version = 0;
        run = 0;
        attempt = 0;
        runId = "";
        previousRunId = "";
        content = NOTHING;
    }

    Result show() {
        Result entry = Result.empty()
                .put("JobName", job)
                .put("Version", version)
                .put("Run", run)
                .put("Attempt", attempt)
                .put("JobBookmark", content);
        if (!runId.isEmpty()) {
            entry.put("RunId", runId);
        }
        return previousRunId.isEmpty() ? entry : entry.put("PreviousRunId", previousRunId);
    }
}
