package dev.glueflake.testkit.snowflake.internal.wire.fault;

import dev.glueflake.testkit.snowflake.Fault;
import dev.glueflake.testkit.snowflake.FaultRule;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.query.QueryErrors;
import java.time.Duration;
import java.util.function.Predicate;

/** A rule until it is in force. */
final class ScriptedRule implements FaultRule {
    private final FaultScript script;
    private final Predicate<WireRequest> matcher;
    private int first = 1;
    private long times = 1;

    ScriptedRule(FaultScript script, Predicate<WireRequest> matcher) {
        this.script = script;
        this.matcher = matcher;
    }

    @Override
    public FaultRule nth(int number) {
        first = positive(number, "number");
        return this;
    }

    @Override
    public FaultRule times(int count) {
        times = positive(count, "count");
        return this;
    }

    @Override
    public FaultRule always() {
        times = Long.MAX_VALUE;
        return this;
    }

    private static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException("The " + name + " of a fault must be 1 or more, not " + value);
        }
        return value;
    }

    @Override
    public Fault httpStatus(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A faulty HTTP status is between 400 and 599, not " + status);
        }
        return enforce(new FaultAction.HttpStatus(status));
    }

    @Override
    public Fault delay(Duration time) {
        return enforce(new FaultAction.Delay(time));
    }

    @Override
    public Fault dropRequest() {
        return enforce(new FaultAction.DropRequest());
    }

    @Override
    public Fault loseReply() {
        return enforce(new FaultAction.LoseReply());
    }

    @Override
    public Fault truncateReply() {
        return enforce(new FaultAction.TruncateReply());
    }

    @Override
    public Fault expireSessionToken() {
        return enforce(new FaultAction.ExpireSessionToken());
    }

    @Override
    public Fault error(String code, String sqlState, String message) {
        return enforce(new FaultAction.Refusal(new SnowflakeException(code, sqlState, message)));
    }

    @Override
    public Fault stall() {
        return enforce(new FaultAction.Stall());
    }

    @Override
    public Fault stillRunning() {
        return enforce(new FaultAction.StillRunning());
    }

    @Override
    public Fault cancel() {
        return enforce(new FaultAction.Refusal(QueryErrors.cancelled()));
    }

    private Fault enforce(FaultAction action) {
        return script.add(new ScriptedFault(matcher, action, first, times));
    }
}
