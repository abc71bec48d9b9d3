package dev.glueflake.testkit.aws.internal.environment.cleaning;

import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Made.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Rules of event buses with their targets. */
record RuleRemoval(AwsClients clients) implements Removal {
    private EventBridgeClient events() {
        return clients.client(EventBridgeClient.class);
    }

    @Override
    public List<Made> all() {
        return events().listRules(request -> {}).rules().stream()
                .map(rule -> new Made(Kind.RULE, rule.name(), ""))
                .toList();
    }

    @Override
    public void remove(Made thing) {
        String rule = thing.id();
        List<String> targets =
                events().listTargetsByRule(request -> request.rule(rule).eventBusName(bus(thing))).targets().stream()
                        .map(Target::id)
                        .toList();
        if (!targets.isEmpty()) {
            events().removeTargets(request ->
                    request.rule(rule).eventBusName(bus(thing)).ids(targets));
        }
        events().deleteRule(request -> request.name(rule).eventBusName(bus(thing)));
    }

    /** The SDK takes null for the default bus. */
    private static @Nullable String bus(Made thing) {
        return thing.within().isEmpty() ? null : thing.within();
    }
}
