package dev.glueflake.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Functions in a process of their own, which know nothing but their environment variables. */
@Timeout(120)
class ColdStartTest {
    private static final World WORLD = new World();

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.procedure("nightly()", "return 'Rows Processed: 3'");
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void everyFunctionIsMadeFromItsEnvironmentAlone() throws Exception {
        Map<String, String> environment = WORLD.login();
        environment.put("TARGET_TYPE", "LOGGING");
        environment.put("SOURCE_BUCKET", "events");
        environment.put("DESTINATION_BUCKET", "lake");
        environment.put("QueueUrl", "http://localhost/queue");

        ChildProcess process = ChildProcess.run(
                WORLD.aws,
                ColdStart.class,
                environment,
                List.of(
                        "{\"STORED_PROC_NM\":\"nightly\"}",
                        ProcedureHandler.class.getName(),
                        CatalogSyncHandler.class.getName(),
                        EventFileLambda.class.getName(),
                        HourlyFanOutLambda.class.getName(),
                        CrawlerHandler.class.getName()));

        assertThat(process.exitCode()).as(process.output()).isZero();
        assertThat(process.output())
                .contains("CatalogSyncHandler is made", "CrawlerHandler is made", "\"rowsProcessed\":3")
                .doesNotContain("PRIVATE KEY");
    }

    @Test
    void aFunctionWithoutItsVariablesDoesNotStartAndSaysWhich() throws Exception {
        ChildProcess process = ChildProcess.run(
                WORLD.aws, ColdStart.class, Map.of(), List.of("{}", HourlyFanOutLambda.class.getName()));

        assertThat(process.exitCode()).isNotZero();
        assertThat(process.output()).contains("QueueUrl is missing; it holds the URL of the queue");
    }
}
