package dev.glueflake.testkit.aws.internal.glue.catalog;

import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.glue.trail.CallTrail;
import dev.glueflake.testkit.aws.internal.glue.trail.Caller;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.function.Function;

/** Publishes each call that changes the catalog: CloudTrail's record of it, and Glue's own event if it succeeded. */
final class CatalogAudit {
    private final EventBus bus;
    private final CallTrail trail;
    private final NativeEvent nativeEvent;

    CatalogAudit(Identity identity, EventBus bus) {
        this.bus = bus;
        this.trail = new CallTrail(identity, bus);
        this.nativeEvent = new NativeEvent(identity);
    }

    Result run(String operation, Parameters in, Caller caller, Function<Parameters, Result> action) {
        Result result = trail.run(operation, in, caller, action);
        nativeEvent.of(operation, in).ifPresent(bus::publish);
        return result;
    }
}
