package dev.glueflake.testkit.glue;

import java.time.Duration;

/**
 * What a test does to the embedded Glue beside the Glue API. Safe for use by several threads.
 *
 * <p>All durations are on the environment's clock. What is due happens with the next call of Glue, SQS or of this type:
 * nothing runs in the background, so a test moves a {@link dev.glueflake.testkit.MovableClock} and then looks. {@link
 * dev.glueflake.testkit.aws.EmbeddedAws#reset()} takes everything back to the defaults.
 */
public interface GlueControl {
    /**
     * Gives a job its body, and makes the job if there is none of that name.
     *
     * @param jobName the job's name
     * @param body runs with each run of the job; replaces an earlier one
     */
    void job(String jobName, JobBody body);

    /**
     * Sets how long job runs take that no script says more about; 1 and 2 seconds unless set.
     *
     * @param starting how long in state STARTING, not negative
     * @param running how long in state RUNNING, not negative
     */
    void jobDurations(Duration starting, Duration running);

    /**
     * Sets how long crawls take that no script says more about; 2 and 1 seconds unless set.
     *
     * @param running how long in state RUNNING, not negative
     * @param stopping how long in state STOPPING, not negative
     */
    void crawlDurations(Duration running, Duration stopping);

    /**
     * Scripts the next run of a job; further calls script the runs after it. Glue's own retries take scripts too.
     *
     * @param jobName the job's name; the job need not be there yet
     * @return the script, by itself a run with the default durations
     */
    RunScript nextRun(String jobName);

    /**
     * Scripts the next crawl of a crawler; further calls script the crawls after it.
     *
     * @param crawlerName the crawler's name; the crawler need not be there yet
     * @return the script, by itself a crawl with the default durations
     */
    CrawlScript nextCrawl(String crawlerName);

    /**
     * Says how far a running job has come, as its script's {@code job.commit()} does. The job's bookmark takes it over
     * when the run succeeds, if the run's {@code --job-bookmark-option} is {@code job-bookmark-enable}; {@code
     * GetJobBookmark} shows it.
     *
     * @param jobName the job's name; the job must be there
     * @param bookmark the bookmark's JSON text
     */
    void commitBookmark(String jobName, String bookmark);

    /**
     * Lets everything happen that is due on the environment's clock: schedules and triggers fire, crawls and runs end,
     * retries start. Each call of
     * Glue and SQS does the same.
     */
    void settle();
}
