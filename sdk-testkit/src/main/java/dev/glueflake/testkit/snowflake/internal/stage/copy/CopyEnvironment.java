package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.sql.bind.ForwardingEnvironment;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.BinaryFormat;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.ValueFormats;
import java.util.Optional;

/** A session's surroundings, with the formats of dates, times and binaries that a file format has. */
final class CopyEnvironment extends ForwardingEnvironment {
    private final ValueFormats formats;

    CopyEnvironment(Environment session, ValueFormats formats) {
        super(session);
        this.formats = formats;
    }

    @Override
    public Optional<String> parameter(String name) {
        return switch (name) {
            case "DATE_INPUT_FORMAT" -> orSession(formats.date(), name);
            case "TIME_INPUT_FORMAT" -> orSession(formats.time(), name);
            case "TIMESTAMP_INPUT_FORMAT" -> orSession(formats.timestamp(), name);
            case "BINARY_INPUT_FORMAT" ->
                formats.binary() == BinaryFormat.HEX
                        ? outer.parameter(name)
                        : Optional.of(formats.binary().name());
            default -> outer.parameter(name);
        };
    }

    private Optional<String> orSession(String format, String parameter) {
        return format.equalsIgnoreCase("AUTO") ? outer.parameter(parameter) : Optional.of(format);
    }
}
