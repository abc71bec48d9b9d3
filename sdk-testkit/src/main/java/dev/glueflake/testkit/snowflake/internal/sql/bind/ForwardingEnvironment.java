package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Another environment, of which a subclass sees some things differently. */
public abstract class ForwardingEnvironment implements Environment {
    protected final Environment outer;

    protected ForwardingEnvironment(Environment outer) {
        this.outer = outer;
    }

    @Override
    public TypedValue bind(int index) {
        return outer.bind(index);
    }

    @Override
    public TypedValue bind(String name) {
        return outer.bind(name);
    }

    @Override
    public Optional<TypedValue> sessionVariable(String name) {
        return outer.sessionVariable(name);
    }

    @Override
    public Optional<TypedValue> scriptVariable(String name) {
        return outer.scriptVariable(name);
    }

    @Override
    public Optional<TypedValue> contextFunction(String name, List<TypedValue> arguments) {
        return outer.contextFunction(name, arguments);
    }

    @Override
    public Optional<String> parameter(String name) {
        return outer.parameter(name);
    }

    @Override
    public Instant now() {
        return outer.now();
    }

    @Override
    public ZoneId timeZone() {
        return outer.timeZone();
    }
}
