package dev.glueflake.glue.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.glue.pipeline.StepAction.Crawl;
import dev.glueflake.glue.pipeline.StepAction.Invocation;
import dev.glueflake.glue.pipeline.StepAction.JobRun;
import dev.glueflake.glue.pipeline.StepAction.ServiceCall;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.WhenRunning;
import java.time.Duration;

/** What a service can be asked for, as JSON. */
final class ServiceCallJson {
    private ServiceCallJson() {}

    static void write(ServiceCall call, ObjectNode node) {
        if (call instanceof JobRun run) {
            JobCall job = run.call();
            node.put("job", job.job());
            ObjectNode arguments = node.putObject("arguments");
            job.arguments().forEach(arguments::put);
            node.put("whenRunning", job.whenRunning().name());
            job.timeout().ifPresent(limit -> node.put("timeout", limit.toString()));
        } else if (call instanceof Crawl crawl) {
            node.put("crawler", crawl.crawler());
        } else if (call instanceof Invocation invocation) {
            node.put("function", invocation.function()).put("payload", invocation.payload());
        }
    }

    static ServiceCall read(JsonNode node) {
        if (node.has("job")) {
            return new JobRun(job(node));
        }
        return node.has("crawler")
                ? new Crawl(PlanJson.text(node, "crawler"))
                : new Invocation(PlanJson.text(node, "function"), PlanJson.text(node, "payload"));
    }

    private static JobCall job(JsonNode node) {
        JobCall.Builder call = JobCall.builder(PlanJson.text(node, "job"))
                .whenRunning(WhenRunning.valueOf(PlanJson.text(node, "whenRunning")));
        node.path("arguments")
                .properties()
                .forEach(argument ->
                        call.argument(argument.getKey(), argument.getValue().asText()));
        if (node.hasNonNull("timeout")) {
            call.timeout(Duration.parse(PlanJson.text(node, "timeout")));
        }
        return call.build();
    }
}
