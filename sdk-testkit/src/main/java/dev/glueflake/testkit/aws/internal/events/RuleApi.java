package dev.glueflake.testkit.aws.internal.events;

import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The operations on rules and their targets. */
public final class RuleApi {
    private static final Set<String> NAMED = Set.of("Name", "EventBusName");

    private final Identity identity;
    private final EventBus bus;

    public RuleApi(Identity identity, EventBus bus) {
        this.identity = identity;
        this.bus = bus;
    }

    void addTo(Operations operations) {
        operations
                .add("PutRule", Set.of("Name", "EventPattern", "State", "Description", "EventBusName"), this::put)
                .add("DescribeRule", NAMED, this::describe)
                .add("DeleteRule", NAMED, this::delete)
                .add("ListRules", Set.of("NamePrefix", "EventBusName"), this::list)
                .add("PutTargets", Set.of("Rule", "EventBusName", "Targets"), this::putTargets)
                .add("RemoveTargets", Set.of("Rule", "EventBusName", "Ids"), this::removeTargets)
                .add("ListTargetsByRule", Set.of("Rule", "EventBusName"), this::listTargets);
    }

    static void requireDefaultBus(Parameters in) {
        Optional<String> name = in.text("EventBusName");
        if (name.isPresent() && !name.get().equals("default") && !name.get().endsWith(":event-bus/default")) {
            throw ServiceException.badRequest(
                    "ResourceNotFoundException",
                    "Event bus " + name.get() + " does not exist: the embedded EventBridge has the default bus only.");
        }
    }

    private Result put(Parameters in) {
        requireDefaultBus(in);
        String name = in.required("Name");
        String text = in.required("EventPattern");
        String state = in.text("State").orElse("ENABLED");
        if (!Set.of("ENABLED", "DISABLED").contains(state)) {
            throw ServiceException.badRequest("ValidationException", "A rule's state cannot be " + state + " here.");
        }
        EventRule rule = new EventRule(
                name,
                pattern(text),
                text,
                state.equals("ENABLED"),
                in.text("Description").orElse(""),
                new TreeMap<>());
        bus.withRules(rules -> {
            rules.put(rule);
            return rule;
        });
        return Result.empty().put("RuleArn", arn(name));
    }

    private static EventPattern pattern(String text) {
        try {
            return EventPattern.parse(text);
        } catch (IllegalArgumentException e) {
            throw ServiceException.badRequest(
                    "InvalidEventPatternException", "Event pattern is not valid. Reason: " + e.getMessage());
        }
    }

    private Result describe(Parameters in) {
        requireDefaultBus(in);
        return show(bus.withRules(rules -> rules.require(in.required("Name"))));
    }

    private Result delete(Parameters in) {
        requireDefaultBus(in);
        return bus.withRules(rules -> {
            rules.delete(in.required("Name"));
            return Result.empty();
        });
    }

    private Result list(Parameters in) {
        requireDefaultBus(in);
        List<EventRule> found =
                bus.withRules(rules -> rules.all(in.text("NamePrefix").orElse("")));
        return Result.empty().putAll("Rules", found.stream().map(this::show).toList());
    }

    private Result putTargets(Parameters in) {
        requireDefaultBus(in);
        List<Result> failed = new ArrayList<>();
        return bus.withRules(rules -> {
            EventRule rule = rules.require(in.required("Rule"));
            for (Parameters target : in.structures("Targets")) {
                target.requireOnly("PutTargets", Set.of("Id", "Arn", "RoleArn"));
                putTarget(rule, target).ifPresent(failed::add);
            }
            return failures(failed);
        });
    }

    private static Optional<Result> putTarget(EventRule rule, Parameters target) {
        String arn = target.required("Arn");
        boolean workflow = arn.startsWith("arn:aws:glue:") && arn.contains(":workflow/");
        if (workflow || arn.startsWith("arn:aws:sqs:") || arn.startsWith("arn:aws:lambda:")) {
            rule.targets().put(target.required("Id"), arn);
            return Optional.empty();
        }
        return Optional.of(Result.empty()
                .put("TargetId", target.required("Id"))
                .put("ErrorCode", "ValidationException")
                .put(
                        "ErrorMessage",
                        "The embedded EventBridge has SQS queues, Lambda functions and Glue workflows as targets only, not "
                                + arn));
    }

    private Result removeTargets(Parameters in) {
        requireDefaultBus(in);
        return bus.withRules(rules -> {
            in.texts("Ids").forEach(rules.require(in.required("Rule")).targets()::remove);
            return failures(List.of());
        });
    }

    private Result listTargets(Parameters in) {
        requireDefaultBus(in);
        return bus.withRules(rules -> {
            List<Result> targets = new ArrayList<>();
            rules.require(in.required("Rule"))
                    .targets()
                    .forEach((id, arn) ->
                            targets.add(Result.empty().put("Id", id).put("Arn", arn)));
            return Result.empty().putAll("Targets", targets);
        });
    }

    private static Result failures(List<Result> failed) {
        return Result.empty().put("FailedEntryCount", failed.size()).putAll("FailedEntries", failed);
    }

    private Result show(EventRule rule) {
        return Result.empty()
                .put("Name", rule.name())
                .put("Arn", arn(rule.name()))
                .put("EventPattern", rule.text())
                .put("State", rule.enabled() ? "ENABLED" : "DISABLED")
                .put("Description", rule.description())
                .put("EventBusName", "default");
    }

    private String arn(String name) {
        return identity.arn("events", "rule/" + name);
    }
}
