package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a task or an alert by upper-case name, as texts, defaults left out.
 *
 * @param schedule of SCHEDULE, or null
 * @param parameters session parameters of its runs
 */
public record TaskSettings(
        Map<String, String> values, @Nullable TaskSchedule schedule, Map<String, String> parameters) {
    static final TaskSettings NONE = new TaskSettings(Map.of(), null, Map.of());

    private static final String SCHEDULE = "SCHEDULE";
    private static final String RETRIES = "TASK_AUTO_RETRY_ATTEMPTS";
    private static final int MOST_RETRIES = 30;

    /** Kept and shown; those that concern computing alone change nothing. */
    private static final Set<String> KNOWN = Set.of(
            "WAREHOUSE",
            "USER_TASK_MANAGED_INITIAL_WAREHOUSE_SIZE",
            SCHEDULE,
            "CONFIG",
            "OVERLAP_POLICY",
            "ALLOW_OVERLAPPING_EXECUTION",
            "USER_TASK_TIMEOUT_MS",
            "SUSPEND_TASK_AFTER_NUM_FAILURES",
            RETRIES,
            "LOG_LEVEL",
            "USER_TASK_MINIMUM_TRIGGER_INTERVAL_IN_SECONDS",
            "TARGET_COMPLETION_INTERVAL",
            "SERVERLESS_TASK_MIN_STATEMENT_SIZE",
            "SERVERLESS_TASK_MAX_STATEMENT_SIZE");

    private static final Set<String> NUMBERS = Set.of(
            "USER_TASK_TIMEOUT_MS",
            "SUSPEND_TASK_AFTER_NUM_FAILURES",
            "SUSPEND_ALERT_AFTER_NUM_FAILURES",
            RETRIES,
            "USER_TASK_MINIMUM_TRIGGER_INTERVAL_IN_SECONDS");

    public TaskSettings {
        values = Map.copyOf(values);
        parameters = Map.copyOf(parameters);
    }

    /** The same with these options too; one that is no option of a task and no session parameter is refused by name. */
    TaskSettings with(List<Option> options) {
        return with(options, KNOWN);
    }

    /** As {@link #with(List)}, where {@code known} are the options of the object. */
    TaskSettings with(List<Option> options, Set<String> known) {
        Map<String, String> newValues = new LinkedHashMap<>(values);
        Map<String, String> newParameters = new LinkedHashMap<>(parameters);
        for (Option option : options) {
            String text = Options.text(option.name(), option.value());
            if (known.contains(option.name())) {
                newValues.put(option.name(), checked(option.name(), text));
            } else if (SessionParameters.exists(option.name())) {
                newParameters.put(option.name(), text);
            } else {
                throw Errors.unsupported(option.name());
            }
        }
        return of(newValues, newParameters);
    }

    TaskSettings without(List<String> names) {
        return without(names, KNOWN);
    }

    TaskSettings without(List<String> names, Set<String> known) {
        Map<String, String> newValues = new LinkedHashMap<>(values);
        Map<String, String> newParameters = new LinkedHashMap<>(parameters);
        for (String name : names) {
            if (!known.contains(name) && !SessionParameters.exists(name)) {
                throw Errors.unsupported(name);
            }
            newValues.remove(name);
            newParameters.remove(name);
        }
        return of(newValues, newParameters);
    }

    private static TaskSettings of(Map<String, String> values, Map<String, String> parameters) {
        String schedule = values.get(SCHEDULE);
        return new TaskSettings(values, schedule == null ? null : TaskSchedule.parse(schedule), parameters);
    }

    private static String checked(String name, String text) {
        if (NUMBERS.contains(name) && !text.matches("[0-9]{1,9}")) {
            throw Options.invalid(name, text);
        }
        if (name.equals(RETRIES) && Integer.parseInt(text) > MOST_RETRIES) {
            throw Options.invalid(name, text);
        }
        return text;
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** How often a graph whose root has these settings is tried again by itself. */
    long retries() {
        return number(RETRIES, 0);
    }

    long number(String name, long otherwise) {
        return find(name).map(Long::parseLong).orElse(otherwise);
    }
}
