package dev.glueflake.testkit.aws.internal.glue.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.events.EventDraft;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.glue.JobBody;
import dev.glueflake.testkit.glue.RunScript;
import java.time.Duration;
import java.util.List;

/** Jobs as a whole: what the engine and the control see of them. */
public final class JobModule {
    private final EventBus bus;
    private final JobBook book;
    private final JobRunner runner;

    public JobModule(Identity identity, EventBus bus) {
        this.bus = bus;
        this.book = new JobBook(identity, this::publish);
        this.runner = new JobRunner(book);
    }

    public void addTo(Operations operations) {
        new JobApi(book).addTo(operations);
        new RunApi(book, runner).addTo(operations);
    }

    public void setBody(String job, JobBody body) {
        book.setBody(job, body);
    }

    public void setDurations(Duration starting, Duration running) {
        book.setDurations(starting, running);
    }

    public RunScript script(String job) {
        return book.script(job);
    }

    public void settle() {
        runner.settle();
    }

    public void clear() {
        book.clear();
    }

    private void publish(JobRun run) {
        boolean good = run.state().equals("SUCCEEDED");
        ObjectNode detail = JsonNodeFactory.instance
                .objectNode()
                .put("jobName", run.job)
                .put("severity", good ? "INFO" : "ERROR")
                .put("state", run.state())
                .put("jobRunId", run.id)
                .put("message", good ? "Job run succeeded" : run.message());
        bus.publish(new EventDraft("aws.glue", "Glue Job State Change", List.of(), detail));
    }
}
