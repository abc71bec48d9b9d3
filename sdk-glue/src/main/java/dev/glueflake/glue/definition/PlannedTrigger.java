package dev.glueflake.glue.definition;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.CrawlState;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.LogicalOperator;
import software.amazon.awssdk.services.glue.model.Predicate;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerType;

/**
 * A trigger of a workflow: what it starts, and when.
 *
 * @param schedule a cron expression, empty unless it starts by the clock
 * @param any whether one of the conditions is enough
 */
record PlannedTrigger(
        String name, TriggerType type, String schedule, boolean any, Set<Watched> conditions, Set<Started> starts) {

    /** The end of a job or crawler that a trigger waits for. */
    record Watched(boolean job, String name, String state) {
        static Watched of(Condition condition) {
            return condition.jobName() == null
                    ? new Watched(false, condition.crawlerName(), String.valueOf(condition.crawlStateAsString()))
                    : new Watched(true, condition.jobName(), String.valueOf(condition.stateAsString()));
        }

        Condition condition() {
            Condition.Builder condition = Condition.builder().logicalOperator(LogicalOperator.EQUALS);
            return job
                    ? condition
                            .jobName(name)
                            .state(JobRunState.fromValue(state))
                            .build()
                    : condition
                            .crawlerName(name)
                            .crawlState(CrawlState.fromValue(state))
                            .build();
        }

        @Override
        public String toString() {
            return name + " " + state;
        }
    }

    /** A job or crawler that a trigger starts. */
    record Started(
            boolean job,
            String name,
            Map<String, String> arguments,
            @Nullable Integer minutes) {
        static Started of(Action action) {
            return action.jobName() == null
                    ? new Started(false, action.crawlerName(), Map.of(), null)
                    : new Started(true, action.jobName(), Map.copyOf(action.arguments()), action.timeout());
        }

        Action action() {
            if (!job) {
                return Action.builder().crawlerName(name).build();
            }
            Action.Builder action = Action.builder().jobName(name).timeout(minutes);
            return arguments.isEmpty()
                    ? action.build()
                    : action.arguments(arguments).build();
        }

        @Override
        public String toString() {
            return (job ? "job " : "crawler ") + name;
        }
    }

    static PlannedTrigger of(Trigger standing) {
        Predicate predicate = standing.predicate();
        List<Condition> conditions = predicate == null ? List.of() : predicate.conditions();
        return new PlannedTrigger(
                standing.name(),
                Objects.requireNonNullElse(standing.type(), TriggerType.UNKNOWN_TO_SDK_VERSION),
                Objects.requireNonNullElse(standing.schedule(), ""),
                predicate != null && predicate.logical() == Logical.ANY && conditions.size() > 1,
                conditions.stream().map(Watched::of).collect(Collectors.toCollection(HashSet::new)),
                standing.actions().stream().map(Started::of).collect(Collectors.toCollection(HashSet::new)));
    }

    boolean isOnDemand() {
        return type == TriggerType.ON_DEMAND;
    }

    List<Action> actions() {
        return starts.stream().map(Started::action).toList();
    }

    @Nullable
    String scheduleOrNull() {
        return schedule.isEmpty() ? null : schedule;
    }

    @Nullable
    Predicate predicate() {
        return conditions.isEmpty()
                ? null
                : Predicate.builder()
                        .logical(any ? Logical.ANY : Logical.AND)
                        .conditions(conditions.stream().map(Watched::condition).toList())
                        .build();
    }

    static <T> Set<T> ordered(Stream<T> items) {
        return items.collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** When it starts what, for people. */
    @Override
    public String toString() {
        String when = isOnDemand() ? "on demand" : schedule;
        if (!conditions.isEmpty()) {
            when = "after " + joined(conditions.stream(), any ? " or " : " and ");
        }
        return when + ": " + joined(starts.stream(), ", ");
    }

    private static String joined(Stream<?> items, String separator) {
        return items.map(String::valueOf).collect(Collectors.joining(separator));
    }
}
