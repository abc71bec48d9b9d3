package dev.glueflake.samples.lambda;

import dev.glueflake.core.config.Parameters;
import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.PipelineRunner;
import dev.glueflake.glue.pipeline.Step;
import dev.glueflake.glue.pipeline.Steps;
import dev.glueflake.glue.run.CrawlerRunner;
import dev.glueflake.glue.run.CrawlerWaiter;
import dev.glueflake.glue.run.GlueJobRunner;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.Polling;
import java.util.Locale;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Runs the old state machine's four steps in one process: a job writes the raw files and a crawler reads them, a second job
 * cleanses them and a second crawler reads those. Every crawl is waited for, and a step that fails ends the run.
 */
public final class PipelineJob {
    static final Parameters ARGUMENTS = Parameters.none()
            .optional("JOB1", "the job that writes the raw files; job1 without it")
            .optional("CRAWLER1", "the crawler of the raw files; crawler1 without it")
            .optional("JOB2", "the job that cleanses them; job2 without it")
            .optional("CRAWLER2", "the crawler of the cleansed files; crawler2 without it");

    private PipelineJob() {}

    /**
     * Runs the pipeline.
     *
     * @param args the job's arguments
     */
    public static void main(String[] args) {
        Parameters.Values arguments = ARGUMENTS.fromArguments(args);
        try (GlueClient glue = GlueClient.create()) {
            JobEnd.check(PipelineRunner.sequential().run(pipeline(arguments, glue, Polling.standard())));
        }
    }

    // tag::pipeline[]
    static Pipeline pipeline(Parameters.Values names, GlueClient glue, Polling polling) {
        GlueJobRunner jobs = GlueJobRunner.builder(glue).polling(polling).build();
        CrawlerRunner crawlers =
                CrawlerRunner.builder(CrawlerWaiter.of(glue, polling)).build();

        return Pipeline.builder("customers")
                .step("raw", Steps.job(jobs, JobCall.of(name(names, "JOB1"))))
                .step(Step.builder("raw table", Steps.crawler(crawlers, name(names, "CRAWLER1")))
                        .after("raw")
                        .build())
                .step(Step.builder("cleansed", Steps.job(jobs, JobCall.of(name(names, "JOB2"))))
                        .after("raw table")
                        .build())
                .step(Step.builder("cleansed table", Steps.crawler(crawlers, name(names, "CRAWLER2")))
                        .after("cleansed")
                        .build())
                .build();
    }
    // end::pipeline[]

    private static String name(Parameters.Values names, String argument) {
        return names.find(argument).orElse(argument.toLowerCase(Locale.ROOT));
    }
}
