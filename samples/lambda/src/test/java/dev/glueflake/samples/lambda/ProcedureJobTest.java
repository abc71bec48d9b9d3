package dev.glueflake.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.snowflake.ExecutedQuery;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The job in a process of its own, as Glue starts it: its arguments, its secret, its exit code. */
@Timeout(120)
class ProcedureJobTest {
    private static final World WORLD = new World();

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.procedure("first()", "return 'Rows Processed: 12'");
        WORLD.procedure("second()", "return 'Rows Processed: 2'");
        WORLD.fake.queryLog().clear();
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    private static ChildProcess run(Map<String, String> arguments) throws IOException, InterruptedException {
        return ChildProcess.run(WORLD.aws, ProcedureJob.class, Map.of(), ChildProcess.arguments(arguments));
    }

    @Test
    void a12TheArgumentsAndTheSecretOfTheOldJobRunInAnEmptyEnvironment() throws Exception {
        Map<String, String> arguments = WORLD.login();
        arguments.put("AWS_SECRET_NAME", "old");
        arguments.put("AWS_REGION_NAME", WORLD.aws.region());
        arguments.put("AWS_JOB_NAME", "nightly");
        arguments.put("STORED_PROC_NM", "first()");
        arguments.put("JOB_RUN_ID", "jr_1");
        WORLD.secret("old", Map.of("user", WORLD.fake.user(), "password", WORLD.fake.password()));

        ChildProcess job = run(arguments);

        assertThat(job.exitCode()).as(job.output()).isZero();
        assertThat(job.output()).contains("Rows Processed: 12").doesNotContain(WORLD.fake.password());
        ExecutedQuery call = WORLD.fake.queryLog().matching("^CALL").get(0);
        assertThat(call.protocol()).isEqualTo(ExecutedQuery.Protocol.DRIVER);
        assertThat(call.client().queryTag()).isEqualTo("nightly");
    }

    @Test
    void a01a06a09SeveralProceduresRunInOrderAndAFailureEndsTheProcess() throws Exception {
        WORLD.procedure("broken()", "select * from no_such_table; return 'x'");
        Map<String, String> arguments = WORLD.login();
        arguments.put("STORED_PROC_NM", "first, broken, second");
        arguments.put("JOB_NAME", "by-name");

        ChildProcess job = run(arguments);

        assertThat(job.exitCode()).isNotZero();
        assertThat(job.output()).contains("call 2 of 3, failed").doesNotContain("BEGIN PRIVATE KEY");
        assertThat(WORLD.fake.queryLog().matching("^CALL"))
                .extracting(query -> query.client().queryTag())
                .containsExactly("by-name", "by-name");
    }

    @Test
    void a10AllMissingArgumentsAreNamedInTheFormToWriteThem() {
        assertThatThrownBy(() -> ProcedureJob.main(new String[] {
                    "--ACCOUNT", "a", "AWS_REGION_NAME", "us-east-1", "--DATABASE", "d", "--SCHEMA", "s"
                }))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "--AWS_REGION_NAME is written without its dashes",
                        "--AWS_SECRET_NAME is missing; it holds",
                        "--STORED_PROC_NM is missing; it holds");
    }

    @Test
    void a02AnythingButNamesIsRefusedBeforeTheSecretIsRead() {
        Map<String, String> arguments = WORLD.login();
        for (String name : List.of("x; drop table t", "first,,second", "first,", "a.b.c.d")) {
            arguments.put("STORED_PROC_NM", name);
            assertThatThrownBy(() ->
                            ProcedureJob.main(ChildProcess.arguments(arguments).toArray(new String[0])))
                    .as(name)
                    .isInstanceOf(ConfigurationException.class);
        }
        assertThat(WORLD.aws.callCount(AwsService.SECRETS_MANAGER, "GetSecretValue"))
                .isZero();
    }

    @Test
    void aQuotedNameMayHoldAComma() {
        Map<String, String> arguments = WORLD.login();
        arguments.put("STORED_PROC_NM", "\"a,b\", second");
        assertThat(ProcedureJob.calls(ProcedureJob.ARGUMENTS.fromArguments(
                        ChildProcess.arguments(arguments).toArray(new String[0]))))
                .extracting(call -> call.name().sql())
                .containsExactly("\"a,b\"", "\"SECOND\"");
    }
}
