/**
 * Glue crawlers and jobs: started once, waited for with evidence, never believed too early.
 *
 * <p>Flow of a crawl, from {@link dev.glueflake.glue.run.CrawlerRunner} downwards: {@code plan} reads the crawler and gives
 * a {@link dev.glueflake.glue.run.CrawlPlan}; {@code start} notes what the last crawl was, starts a new one and gives a
 * {@link dev.glueflake.glue.run.CrawlerHandle}, which the recorder gets before any wait; {@code await}, in any process, lets
 * {@link dev.glueflake.glue.run.CrawlerWaiter} poll until that very crawl has ended and gives a
 * {@link dev.glueflake.glue.run.CrawlResult}.
 *
 * <p>Flow of a job, from {@link dev.glueflake.glue.run.GlueJobRunner} downwards: a {@link dev.glueflake.glue.run.JobCall}
 * becomes a {@link dev.glueflake.glue.run.JobPlan} with a unique run token; {@code start} looks the token up, starts the
 * run where it is not there yet and gives a {@link dev.glueflake.glue.run.JobHandle}; {@code await} follows the run and
 * Glue's own retries of it to a {@link dev.glueflake.glue.run.JobResult}.
 *
 * <p>Only success returns. A start whose answer was lost is looked up and never sent again.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.glue.run;
