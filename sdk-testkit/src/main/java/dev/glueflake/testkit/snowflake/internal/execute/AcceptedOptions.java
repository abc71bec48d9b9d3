package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Options that a definition may carry although they change nothing here. Every other one is refused by name. */
final class AcceptedOptions {
    static final Set<String> CONTAINER = Set.of(
            "COMMENT",
            "DATA_RETENTION_TIME_IN_DAYS",
            "MAX_DATA_EXTENSION_TIME_IN_DAYS",
            "TAG",
            "LOG_LEVEL",
            "TRACE_LEVEL");
    static final Set<String> TABLE = Set.of(
            "COMMENT",
            "DATA_RETENTION_TIME_IN_DAYS",
            "MAX_DATA_EXTENSION_TIME_IN_DAYS",
            "CHANGE_TRACKING",
            "CLUSTER BY",
            "TAG");
    static final Set<String> VIEW = Set.of("COMMENT", "COPY GRANTS", "SECURE", "CHANGE_TRACKING", "TAG");
    static final Set<String> SEQUENCE = Set.of("COMMENT");
    static final Set<String> UNSET_TABLE =
            Set.of("COMMENT", "DATA_RETENTION_TIME_IN_DAYS", "MAX_DATA_EXTENSION_TIME_IN_DAYS", "CHANGE_TRACKING");

    private AcceptedOptions() {}

    static void check(List<Option> options, Set<String> accepted) {
        checkNames(options.stream().map(Option::name).toList(), accepted);
    }

    static void checkNames(List<String> names, Set<String> accepted) {
        for (String name : names) {
            if (!accepted.contains(name)) {
                throw Errors.unsupported(name);
            }
        }
    }

    /** The text of COMMENT, or empty. */
    static String comment(List<Option> options) {
        for (Option option : options) {
            if (option.name().equals("COMMENT") && option.value() instanceof OptionValue.Text text) {
                return text.value();
            }
        }
        return "";
    }

    /** DATA_RETENTION_TIME_IN_DAYS, from 0 to 90. */
    static Optional<Integer> retentionDays(List<Option> options) {
        for (Option option : options) {
            if (option.name().equals("DATA_RETENTION_TIME_IN_DAYS")) {
                if (option.value() instanceof OptionValue.NumberText number
                        && number.text().matches("[0-9]|[1-8][0-9]|90")) {
                    return Optional.of(Integer.valueOf(number.text()));
                }
                throw Errors.compilation("001008", "22023", "invalid value for parameter '" + option.name() + "'");
            }
        }
        return Optional.empty();
    }

    static boolean has(List<Option> options, String name) {
        return options.stream().anyMatch(option -> option.name().equals(name));
    }
}
