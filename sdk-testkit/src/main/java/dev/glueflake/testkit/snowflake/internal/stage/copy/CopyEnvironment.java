package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.BinaryFormat;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.ValueFormats;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A session's surroundings, with the formats of dates, times and binaries that a file format has. */
record CopyEnvironment(Environment session, ValueFormats formats) implements Environment {

    @Override
    public Optional<String> parameter(String name) {
        return switch (name) {
            case "DATE_INPUT_FORMAT" -> orSession(formats.date(), name);
            case "TIME_INPUT_FORMAT" -> orSession(formats.time(), name);
            case "TIMESTAMP_INPUT_FORMAT" -> orSession(formats.timestamp(), name);
            case "BINARY_INPUT_FORMAT" ->
                formats.binary() == BinaryFormat.HEX
                        ? session.parameter(name)
                        : Optional.of(formats.binary().name());
            default -> session.parameter(name);
        };
    }

    private Optional<String> orSession(String format, String parameter) {
        return format.equalsIgnoreCase("AUTO") ? session.parameter(parameter) : Optional.of(format);
    }

    @Override
    public TypedValue bind(int index) {
        return session.bind(index);
    }

    @Override
    public TypedValue bind(String name) {
        return session.bind(name);
    }

    @Override
    public Optional<TypedValue> sessionVariable(String name) {
        return session.sessionVariable(name);
    }

    @Override
    public Optional<TypedValue> scriptVariable(String name) {
        return session.scriptVariable(name);
    }

    @Override
    public Optional<TypedValue> contextFunction(String name, List<TypedValue> arguments) {
        return session.contextFunction(name, arguments);
    }

    @Override
    public Instant now() {
        return session.now();
    }

    @Override
    public ZoneId timeZone() {
        return session.timeZone();
    }
}
