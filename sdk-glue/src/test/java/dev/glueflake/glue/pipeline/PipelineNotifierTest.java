package dev.glueflake.glue.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.core.PermanentException;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** Who hears of a pipeline's end. */
class PipelineNotifierTest {
    private final List<PipelineResult> told = new ArrayList<>();

    @Test
    void e07AFailureIsSentToAQueueStepByStep() throws Exception {
        try (EmbeddedAws aws = AwsEnvironment.embedded()) {
            String queue =
                    aws.sqs().createQueue(request -> request.queueName("ends")).queueUrl();
            PipelineRunner runner = PipelineRunner.builder(Runnable::run)
                    .notifier(PipelineRunner.Notifier.sqs(aws.sqs(), queue).onlyFailures())
                    .build();

            runner.run(pipeline(false));
            PipelineResult failed = runner.run(pipeline(true));

            List<Message> messages = aws.sqs()
                    .receiveMessage(request ->
                            request.queueUrl(queue).maxNumberOfMessages(10).messageAttributeNames("All"))
                    .messages();
            assertThat(messages).hasSize(1);
            assertThat(messages.get(0).messageAttributes().get("exitCode").stringValue())
                    .isEqualTo("1");
            JsonNode json = new ObjectMapper().readTree(messages.get(0).body());
            assertThat(json.path("runId").asText()).isEqualTo(failed.runId().value());
            assertThat(json.path("state").asText()).isEqualTo("FAILED");
            assertThat(json.path("counts").path("SKIPPED").asInt()).isEqualTo(1);
            assertThat(json.path("steps").get(0).path("counts").path("rows").asInt())
                    .isEqualTo(3);
            assertThat(json.path("steps").get(1).path("message").asText()).isEqualTo("it went wrong");
        }
    }

    @Test
    void whoCannotBeToldChangesNothingAndTheOthersAreTold() {
        PipelineRunner runner = PipelineRunner.builder(Runnable::run)
                .notifier(result -> {
                    throw new java.io.IOException("nobody there");
                })
                .notifier(told::add)
                .build();

        PipelineResult result = runner.run(pipeline(false));

        assertThat(result.succeeded()).isTrue();
        assertThat(told).containsExactly(result);
    }

    @Test
    void anEndThatWasRecordedIsNotToldAgain() {
        PipelineJournal journal = PipelineJournal.inMemory();
        PipelineRunner runner = PipelineRunner.builder(Runnable::run)
                .journal(journal)
                .notifier(told::add)
                .build();
        PipelineHandle handle = runner.start(pipeline(true), Map.of());

        runner.await(pipeline(true), handle);
        runner.await(pipeline(true), handle);

        assertThat(told).hasSize(1);
    }

    private static Pipeline pipeline(boolean fails) {
        return Pipeline.builder("nightly")
                .step("counts", StepAction.of("function", "counts", Integer.class, context -> StepOutput.of(3)
                        .withCount("rows", 3)))
                .step(Step.builder("second", Steps.function("may fail", String.class, context -> {
                            if (fails) {
                                throw new PermanentException("BAD", "it went wrong");
                            }
                            return "well";
                        }))
                        .after("counts")
                        .build())
                .step(Step.builder("third", Steps.function("says", String.class, context -> "done"))
                        .after("second")
                        .build())
                .build();
    }
}
