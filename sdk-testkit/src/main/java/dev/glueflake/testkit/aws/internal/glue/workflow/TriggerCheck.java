package dev.glueflake.testkit.aws.internal.glue.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.glue.schedule.CronSchedule;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import java.util.List;
import java.util.Set;

/** Checks what a client says of a trigger. */
final class TriggerCheck {
    static final int MAX_WINDOW = 900;
    private static final int MAX_BATCH = 100;
    private static final int MAX_CRAWLERS = 2;
    private static final Set<String> ACTION =
            Set.of("JobName", "CrawlerName", "Arguments", "Timeout", "SecurityConfiguration", "NotificationProperty");
    private static final Set<String> CONDITION =
            Set.of("LogicalOperator", "JobName", "State", "CrawlerName", "CrawlState");
    private static final Set<String> JOB_STATES = Set.of("SUCCEEDED", "STOPPED", "TIMEOUT", "FAILED", "ERROR");
    private static final Set<String> CRAWL_STATES = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    private final Parts parts;

    TriggerCheck(Parts parts) {
        this.parts = parts;
    }

    /** The checked definition: only what describes the trigger. */
    ObjectNode definition(TriggerType type, Parameters in) {
        actions(in);
        switch (type) {
            case SCHEDULED -> CronSchedule.parse(in.required("Schedule"));
            case CONDITIONAL -> predicate(in.requiredStructure("Predicate"));
            case EVENT -> in.structure("EventBatchingCondition").ifPresent(TriggerCheck::batching);
            case ON_DEMAND -> {}
        }
        refuse(in, "Schedule", type != TriggerType.SCHEDULED, type);
        refuse(in, "Predicate", type != TriggerType.CONDITIONAL, type);
        refuse(in, "EventBatchingCondition", type != TriggerType.EVENT, type);
        return in.tree().deepCopy().retain("Description", "Schedule", "Actions", "Predicate", "EventBatchingCondition");
    }

    private static void refuse(Parameters in, String member, boolean wrong, TriggerType type) {
        if (wrong && in.has(member)) {
            throw GlueErrors.invalid("A trigger of type " + type + " has no " + member + ".");
        }
    }

    private void actions(Parameters in) {
        in.require("Actions");
        List<Parameters> actions = in.structures("Actions");
        if (actions.isEmpty()) {
            throw GlueErrors.invalid("Actions cannot be null or empty.");
        }
        for (Parameters action : actions) {
            action.requireOnly("Trigger.Actions", ACTION);
            existing(action);
            action.number("Timeout").filter(minutes -> minutes < 1).ifPresent(minutes -> {
                throw GlueErrors.invalid("The timeout of an action must be at least 1 minute, not " + minutes);
            });
        }
        if (actions.stream().filter(action -> action.has("CrawlerName")).count() > MAX_CRAWLERS) {
            throw GlueErrors.invalid("A trigger starts at most " + MAX_CRAWLERS + " crawlers.");
        }
    }

    private void existing(Parameters in) {
        if (in.has("JobName") == in.has("CrawlerName")) {
            throw GlueErrors.invalid("Exactly one of JobName and CrawlerName must be set.");
        }
        parts.require(TriggerDefinition.part(in));
    }

    private void predicate(Parameters predicate) {
        predicate.requireOnly("Trigger.Predicate", Set.of("Logical", "Conditions"));
        List<Parameters> conditions = predicate.structures("Conditions");
        if (conditions.isEmpty()) {
            throw GlueErrors.invalid("A conditional trigger needs at least one condition.");
        }
        oneOf("Logical", predicate.text("Logical").orElse(conditions.size() > 1 ? "" : "AND"), Set.of("AND", "ANY"));
        conditions.forEach(this::condition);
    }

    private void condition(Parameters in) {
        in.requireOnly("Trigger.Predicate.Conditions", CONDITION);
        existing(in);
        in.text("LogicalOperator").ifPresent(operator -> oneOf("LogicalOperator", operator, Set.of("EQUALS")));
        if (in.has("JobName")) {
            oneOf("State", in.required("State"), JOB_STATES);
        } else {
            oneOf("CrawlState", in.required("CrawlState"), CRAWL_STATES);
        }
    }

    private static void oneOf(String member, String value, Set<String> known) {
        if (!known.contains(value)) {
            throw GlueErrors.invalid(
                    member + (value.isEmpty() ? " must be set" : " cannot be " + value) + "; it is one of " + known);
        }
    }

    private static void batching(Parameters in) {
        in.requireOnly("Trigger.EventBatchingCondition", Set.of("BatchSize", "BatchWindow"));
        in.require("BatchSize");
        within("BatchSize", in.integer("BatchSize", 0), MAX_BATCH);
        within("BatchWindow", in.integer("BatchWindow", MAX_WINDOW), MAX_WINDOW);
    }

    private static void within(String member, int value, int most) {
        if (value < 1 || value > most) {
            throw GlueErrors.invalid(member + " must be 1 to " + most + ", not " + value);
        }
    }
}
