package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Creation;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateClone;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.CreateAlert;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.ExecuteAlert;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** CREATE, ALTER and EXECUTE ALERT. */
public final class AlertDefinitions {
    private static final String SCHEDULE = "SCHEDULE";
    private static final Set<String> OPTIONS =
            Set.of("WAREHOUSE", SCHEDULE, "CONFIG", "RUNBOOK", "SUSPEND_ALERT_AFTER_NUM_FAILURES");
    private static final Set<String> INFO = Set.of("COMMENT", "TAG");
    /** Intervals of alerts are minutes. */
    private static final Pattern INTERVAL =
            Pattern.compile("\\s*[0-9]+\\s*(M|MINUTES?)\\s*|\\s*USING\\s+CRON\\s.*", Pattern.CASE_INSENSITIVE);

    private final Session session;
    private final ExecutionScope scope;

    public AlertDefinitions(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    public StatementResult create(CreateAlert create) {
        ObjectName name = name(create.name());
        return new Creation(session, ObjectKind.ALERT, name)
                .unlessStanding(create.mode(), standing -> alert(name, create));
    }

    private Alert alert(ObjectName name, CreateAlert create) {
        TaskSettings settings = settings(TaskSettings.NONE, create.options());
        if (settings.schedule() == null) {
            throw Errors.unsupported("CREATE ALERT on new data, without SCHEDULE");
        }
        return new Alert(
                info(name, create.options()),
                UUID.randomUUID().toString(),
                create.condition(),
                create.action(),
                settings,
                TaskState.NEW,
                null);
    }

    private ObjectInfo info(ObjectName name, List<Option> options) {
        ObjectInfo info = session.objects().newInfo(name, "CREATE ALERT", "");
        return commented(info, options).withTags(new Tags(session, scope).of(options));
    }

    private static ObjectInfo commented(ObjectInfo info, List<Option> options) {
        return options.stream()
                .filter(option -> option.name().equals("COMMENT"))
                .findFirst()
                .map(option -> info.withComment(Options.text("COMMENT", option.value())))
                .orElse(info);
    }

    private static TaskSettings settings(TaskSettings before, List<Option> options) {
        List<Option> own =
                options.stream().filter(option -> !INFO.contains(option.name())).toList();
        for (Option option : own) {
            String text = Options.text(option.name(), option.value());
            if (!OPTIONS.contains(option.name())) {
                throw Errors.unsupported(option.name());
            }
            if (option.name().equals(SCHEDULE) && !INTERVAL.matcher(text).matches()) {
                throw Options.invalid(SCHEDULE, text);
            }
        }
        return before.with(own, OPTIONS);
    }

    /** {@code CREATE ALERT … CLONE}: the same alert, suspended. */
    public StatementResult copy(CreateClone create) {
        ObjectName name = name(create.name());
        if (create.travel() != null) {
            throw Errors.unsupported("CREATE ALERT … CLONE … AT");
        }
        Alert model = session.objects().require(ObjectKind.ALERT, Alert.class, name(create.origin()));
        ObjectInfo own = session.objects().newInfo(name, "CREATE ALERT", model.comment());
        Alert copy = model.copy(
                        commented(own, create.options()).withTags(model.info().tags()))
                .withSettings(settings(model.settings(), create.options()));
        return new Creation(session, ObjectKind.ALERT, name).put(copy, create.mode());
    }

    public void alter(Alert alert, Change change) {
        String act = change instanceof Change.Act command ? command.words() : "";
        if (act.equals("RESUME")) {
            resume(alert);
        } else if (act.equals("SUSPEND")) {
            suspend(alert);
        } else {
            Alert changed = changed(alert, change);
            session.objects().replace(alert, changed);
            if (alert.state().started()
                    && !Objects.equals(
                            alert.settings().schedule(), changed.settings().schedule())) {
                start(changed);
            }
        }
    }

    /** An interval counts from now on. */
    private void start(Alert alert) {
        Instant next = alert.dueAfter(session.account().now());
        if (next != null) {
            TaskBoard.of(session.account()).set(TaskBoard.Timer.of(alert, next, null));
        } else {
            TaskBoard.of(session.account()).remove(alert.id());
        }
    }

    private static Alert changed(Alert alert, Change change) {
        if (change instanceof Change.Modify modify) {
            return modify.condition() ? alert.withCondition(modify.text()) : alert.withAction(modify.text());
        }
        if (change instanceof Change.Set set) {
            return alert.with(commented(alert.info(), set.options()))
                    .withSettings(settings(alert.settings(), set.options()));
        }
        if (change instanceof Change.Unset unset && !unset.names().contains(SCHEDULE)) {
            List<String> names = new ArrayList<>(unset.names());
            Alert left = names.remove("COMMENT") ? alert.with(alert.info().withComment("")) : alert;
            return left.withSettings(alert.settings().without(names, OPTIONS));
        }
        throw Errors.unsupported("ALTER ALERT … " + change.getClass().getSimpleName());
    }

    private void resume(Alert alert) {
        session.objects().authority().require(TaskRights.OPERATE, alert);
        TaskRights.requireRunnable(alert, session.account());
        Instant now = session.account().now();
        if (!alert.state().started()) {
            Boolean suspendedOnce = alert.autoSuspended() == null ? null : Boolean.FALSE;
            Alert resumed = alert.withState(alert.state().resumed(now), suspendedOnce);
            session.objects().replace(alert, resumed, TaskRights.OPERATE);
            AlertBoard.of(session.account()).resumed(alert);
            start(alert);
        }
    }

    private void suspend(Alert alert) {
        session.objects().authority().require(TaskRights.OPERATE, alert);
        if (alert.state().started()) {
            TaskState state = alert.state().suspended(session.account().now(), "USER_SUSPENDED");
            session.objects().replace(alert, alert.withState(state, alert.autoSuspended()), TaskRights.OPERATE);
        }
        TaskBoard.of(session.account()).remove(alert.id());
    }

    public StatementResult execute(ExecuteAlert execute) {
        Alert alert = session.objects().require(ObjectKind.ALERT, Alert.class, name(execute.name()));
        session.objects().authority().require(TaskRights.OPERATE, alert);
        TaskRights.requireRunnable(alert, session.account());
        Instant now = session.account().now();
        TaskBoard board = TaskBoard.of(session.account());
        board.request(TaskBoard.Request.of(alert, now, null, null));
        return answer("Alert " + alert.name().name() + " is scheduled to run immediately.");
    }

    private ObjectName name(ObjectName written) {
        return DeferredNames.resolve(written, session.environment(scope));
    }

    private static StatementResult answer(String text) {
        return StatementResult.status(StatementKind.DDL, text);
    }
}
