package dev.glueflake.glue.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.TransientException;
import dev.glueflake.glue.event.EventFileHandler.Message;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SqsInboxTest {
    private final EmbeddedAws aws = AwsEnvironment.embedded();
    private String queue = "";

    @BeforeEach
    void fill() {
        queue = aws.sqs().createQueue(request -> request.queueName("q")).queueUrl();
        for (int i = 0; i < 12; i++) {
            String body = "m" + i;
            aws.sqs().sendMessage(request -> request.queueUrl(queue).messageBody(body));
        }
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void whatAProcessThatDiedHadTakenIsWaitedFor() {
        // It is never told done, and never let go.
        assertThat(new SqsInbox(aws.sqs(), queue, 1).next()).hasSize(10);

        assertThat(drained(new SqsInbox(aws.sqs(), queue, 2))).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void aQueueThatSomebodyElseKeepsIsNotTakenForEmpty() {
        new SqsInbox(aws.sqs(), queue, 600).next();
        SqsInbox inbox = new SqsInbox(aws.sqs(), queue, 1);

        assertThatThrownBy(() -> drained(inbox))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("Somebody else still holds messages");
    }

    @Test
    void messagesThatAreNotDoneAreVisibleAgainAtTheEnd() {
        try (SqsInbox inbox = new SqsInbox(aws.sqs(), queue)) {
            List<Message> batch = inbox.next();
            inbox.done(batch.subList(0, 4));
        }

        assertThat(drained(new SqsInbox(aws.sqs(), queue))).hasSize(8);
    }

    @Test
    void aQueueThatRefusesIsNamed() {
        aws.faults().on(AwsService.SQS, "ReceiveMessage").error(403, "AccessDenied", "no", 1);

        assertThatThrownBy(() -> new SqsInbox(aws.sqs(), queue).next()).hasMessageContaining(queue);
    }

    private static List<String> drained(SqsInbox inbox) {
        List<String> bodies = new ArrayList<>();
        for (List<Message> batch = inbox.next(); !batch.isEmpty(); batch = inbox.next()) {
            batch.forEach(message -> bodies.add(message.body()));
            inbox.done(batch);
        }
        return bodies;
    }
}
