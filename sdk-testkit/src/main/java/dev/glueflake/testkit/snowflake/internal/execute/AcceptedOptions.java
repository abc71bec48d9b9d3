package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableOptions;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Options that a definition may carry although they change nothing here. Every other one is refused by name. */
final class AcceptedOptions {
    /** The FILE_FORMAT of a table's own stage. */
    static final String STAGE_FORMAT = "STAGE_FILE_FORMAT";

    static final Set<String> CONTAINER = Set.of(
            "COMMENT",
            "DATA_RETENTION_TIME_IN_DAYS",
            "MAX_DATA_EXTENSION_TIME_IN_DAYS",
            "TAG",
            "LOG_LEVEL",
            "TRACE_LEVEL",
            DdlCollation.OPTION,
            "MANAGED ACCESS");
    static final Set<String> TABLE = Set.of(
            "COMMENT",
            "DATA_RETENTION_TIME_IN_DAYS",
            "MAX_DATA_EXTENSION_TIME_IN_DAYS",
            "CHANGE_TRACKING",
            "CLUSTER BY",
            "ENABLE_SCHEMA_EVOLUTION",
            DdlCollation.OPTION,
            "LOG_LEVEL",
            "TRACE_LEVEL",
            "ROW ACCESS POLICY",
            STAGE_FORMAT,
            "TAG");
    static final Set<String> VIEW =
            Set.of("COMMENT", "COPY GRANTS", "SECURE", "TEMPORARY", "CHANGE_TRACKING", "TAG", "ROW ACCESS POLICY");
    static final Set<String> MATERIALIZED_VIEW =
            Set.of("COMMENT", "COPY GRANTS", "SECURE", "CLUSTER BY", "MATERIALIZED", "TAG", "ROW ACCESS POLICY");
    static final Set<String> SEQUENCE = Set.of("COMMENT");
    static final Set<String> UNSET_TABLE = Set.of(
            "COMMENT",
            "DATA_RETENTION_TIME_IN_DAYS",
            "MAX_DATA_EXTENSION_TIME_IN_DAYS",
            "CHANGE_TRACKING",
            "CLUSTER BY",
            "ENABLE_SCHEMA_EVOLUTION",
            DdlCollation.OPTION,
            "LOG_LEVEL",
            "TRACE_LEVEL");

    private AcceptedOptions() {}

    static void check(List<Option> options, Set<String> accepted) {
        checkNames(options.stream().map(Option::name).toList(), accepted);
        DdlCollation.written(options).ifPresent(CollationRules::parse);
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

    /** The table with what the options say of its cluster key, change tracking and schema evolution. */
    static Table applied(List<Option> options, Table table) {
        TableOptions changed = table.options();
        for (Option option : options) {
            String text = text(option);
            changed = switch (option.name()) {
                case "CLUSTER BY" -> changed.withClusterBy(clusterKey(text));
                case DdlCollation.OPTION -> changed.withDdlCollation(text);
                case "CHANGE_TRACKING" -> changed.withChangeTracking(text.equalsIgnoreCase("TRUE"));
                case STAGE_FORMAT -> changed.withStageFormat(option.value());
                case "ENABLE_SCHEMA_EVOLUTION" -> changed.withSchemaEvolution(text.equalsIgnoreCase("TRUE"));
                default -> changed;
            };
        }
        return table.withOptions(changed);
    }

    /** As SHOW TABLES writes it. */
    static String clusterKey(Option option) {
        return clusterKey(text(option));
    }

    private static String clusterKey(String written) {
        String upper =
                written.toUpperCase(Locale.ROOT).replaceAll("\\s*,\\s*", ", ").replaceAll("\\(\\s+", "(");
        return upper.startsWith("LINEAR") ? upper : "LINEAR" + upper;
    }

    /** The value of an option as text; a list or group has none. */
    static String text(Option option) {
        OptionValue value = option.value();
        if (value instanceof OptionValue.Word word) {
            return word.text();
        }
        if (value instanceof OptionValue.Text text) {
            return text.value();
        }
        if (value instanceof OptionValue.NumberText number) {
            return number.text();
        }
        if (value instanceof OptionValue.Name name) {
            return name.name().toString();
        }
        return value instanceof OptionValue.Items items
                ? items.items().stream()
                        .map(item -> text(new Option(option.name(), item, option.at())))
                        .collect(Collectors.joining(","))
                : "";
    }

    static boolean has(List<Option> options, String name) {
        return options.stream().anyMatch(option -> option.name().equals(name));
    }
}
