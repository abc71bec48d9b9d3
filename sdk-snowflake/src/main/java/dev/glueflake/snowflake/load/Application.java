package dev.glueflake.snowflake.load;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SqlExecutor;
import dev.glueflake.snowflake.StatementResult;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one transaction of a load: the strategy's DML, the run row and the watermark, all or nothing.
 *
 * <p>The run row is the fence: where it stands, the run was applied and is not applied again. The state row is compared and
 * set last: of two runs planned from the same state only one commits.
 */
final class Application {
    private static final String STEP = "apply";

    private final LoadPlan plan;
    private final LoadSql sql;
    private final ControlSql control;
    private final SnowflakeClient snowflake;
    private final QueryLog log;
    private final Clock clock;

    Application(LoadPlan plan, SnowflakeClient snowflake, QueryLog log, Clock clock) {
        this.plan = plan;
        this.sql = new LoadSql(plan);
        this.control = ControlSql.of(plan);
        this.snowflake = snowflake;
        this.log = log;
        this.clock = clock;
    }

    /** The counts of the run where it was applied before. */
    Optional<LoadCounts> applied(SqlExecutor executor) {
        return log.run(executor, STEP, control.readRun(), plan.runId().value()).rows().stream()
                .map(row -> CountsJson.read(row.getString(0)))
                .findFirst();
    }

    LoadCounts apply(Manifest manifest) {
        SnowflakeIdentifier name =
                SnowflakeIdentifier.of("GLUEFLAKE_LOAD_" + plan.runId().shortForm());
        return snowflake.inTransaction(name, session -> {
            try {
                Optional<LoadCounts> before = applied(session);
                return before.isPresent() ? before.get() : apply(session, manifest);
            } catch (OutcomeUnknownException lost) {
                throw LoadErrors.notApplied(plan, lost);
            }
        });
    }

    private LoadCounts apply(SqlExecutor session, Manifest manifest) {
        long before = rows(session);
        Row staged = log.run(session, STEP, sql.stagedCounts()).onlyRow();
        guard(before, staged);
        Map<String, Long> changes = new HashMap<>();
        sql.apply()
                .forEach(statement ->
                        changes.putAll(log.run(session, STEP, statement).updateCounts()));
        LoadCounts counts = counts(manifest, before, staged, changes, rows(session));
        String contradiction = counts.contradiction(plan.strategy());
        if (!contradiction.isEmpty()) {
            throw new LoadVerificationException(plan, contradiction);
        }
        record(session, counts, manifest.watermark());
        return counts;
    }

    private void guard(long before, Row staged) {
        if (staged.getLong("NULL_KEYS") > 0) {
            throw new LoadVerificationException(
                    plan, staged.getLong("NULL_KEYS") + " staged rows have NULL in a key column and would never match");
        }
        long rows = staged.getLong("STAGED") - staged.getLong("GONE");
        if (plan.strategy().replaces() && rows < plan.guards().minRows()) {
            throw new LoadVerificationException(
                    plan,
                    rows + " rows would replace the table, fewer than minRows "
                            + plan.guards().minRows());
        }
        if (plan.strategy().replaces()
                && rows * 100 < before * (100 - plan.guards().maxShrinkPercent())) {
            throw new LoadVerificationException(
                    plan,
                    rows + " rows would replace " + before + ", a shrink of more than "
                            + plan.guards().maxShrinkPercent() + " percent");
        }
    }

    private static LoadCounts counts(
            Manifest manifest, long before, Row staged, Map<String, Long> changes, long destination) {
        return new LoadCounts(
                manifest.source(),
                manifest.filtered(),
                staged.getLong("STAGED"),
                staged.getLong("STAGED") - staged.getLong("DISTINCT"),
                changes.getOrDefault("number of rows inserted", 0L),
                changes.getOrDefault("number of rows updated", 0L),
                changes.getOrDefault("number of rows deleted", 0L),
                staged.getLong("STALE"),
                staged.getLong("IGNORED") + staged.getLong("GONE"),
                before,
                destination);
    }

    private void record(SqlExecutor session, LoadCounts counts, @Nullable String watermark) {
        String table = ControlSql.key(plan.targetTable());
        String run = plan.runId().value();
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        log.run(
                session,
                STEP,
                control.insertRun(),
                run,
                table,
                plan.strategy().name(),
                watermark,
                CountsJson.write(counts),
                now);
        StatementResult moved = log.run(
                session,
                STEP,
                control.moveState(plan.strategy().replaces() && plan.target().cursor() != null),
                watermark,
                run,
                table,
                plan.guards().previousRun());
        if (moved.rowsAffected() != 1) {
            throw new LoadVerificationException(
                    plan, "another run has loaded the table since this one was planned; plan the load again");
        }
    }

    private long rows(SqlExecutor session) {
        return log.run(session, STEP, sql.targetCount()).onlyRow().getLong("ROWS");
    }
}
