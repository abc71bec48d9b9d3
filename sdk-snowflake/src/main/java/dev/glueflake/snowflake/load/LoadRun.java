package dev.glueflake.snowflake.load;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.progress.ProgressListener;
import dev.glueflake.snowflake.SnowflakeClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Carries one plan out: extract, copy, apply, clean. Each step first asks whether an earlier attempt did it. */
final class LoadRun {
    private final LoadPlan plan;
    private final SnowflakeClient snowflake;
    private final DataSource source;
    private final RunFiles files;
    private final Clock clock;
    private final LoadProgress progress;
    private final QueryLog log;
    private final StagingTable staging;
    private final Application application;
    private final Instant begin;

    LoadRun(
            LoadPlan plan,
            SnowflakeClient snowflake,
            DataSource source,
            RunFiles files,
            Clock clock,
            ProgressListener listener) {
        this.plan = plan;
        this.snowflake = snowflake;
        this.source = source;
        this.files = files;
        this.clock = clock;
        this.progress = LoadProgress.of(plan, listener);
        this.log = new QueryLog(plan);
        this.staging = new StagingTable(plan, snowflake, log);
        this.application = new Application(plan, snowflake, log, clock);
        this.begin = clock.instant();
    }

    LoadResult run() {
        if (plan.isEmpty()) {
            return result(LoadResult.Outcome.NOTHING_TO_DO, new LoadCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        }
        staging.prepareControl();
        Optional<LoadCounts> before = application.applied(snowflake);
        if (before.isPresent()) {
            staging.drop();
            return result(LoadResult.Outcome.ALREADY_APPLIED, before.get());
        }
        Manifest manifest = manifest();
        LoadCounts counts = carryOut(manifest);
        staging.drop();
        return result(LoadResult.Outcome.APPLIED, counts);
    }

    private Manifest manifest() {
        try {
            return files.manifest(plan).orElseGet(this::extract);
        } catch (OutcomeUnknownException lost) {
            throw LoadErrors.notApplied(plan, lost);
        }
    }

    /** A failed attempt takes its table with it, for the next one makes its own; an unknown one may still need it. */
    private LoadCounts carryOut(Manifest manifest) {
        try {
            stage(manifest);
            return apply(manifest);
        } catch (OutcomeUnknownException unknown) {
            throw unknown;
        } catch (RuntimeException failure) {
            staging.drop();
            throw failure;
        }
    }

    private void stage(Manifest manifest) {
        try {
            staging.prepare();
            staging.fill(manifest, progress);
        } catch (OutcomeUnknownException lost) {
            throw LoadErrors.notApplied(plan, lost);
        }
    }

    private Manifest extract() {
        Manifest manifest = new Extract(plan, source, files, progress).run();
        if (manifest.rows() != manifest.filtered()) {
            throw new LoadVerificationException(
                    plan, "the source counted " + manifest.filtered() + " rows and gave " + manifest.rows());
        }
        files.store(plan, manifest);
        return manifest;
    }

    /** A lost answer to COMMIT is looked up at once; only where that fails too is the outcome left unknown. */
    private LoadCounts apply(Manifest manifest) {
        try {
            return application.apply(manifest);
        } catch (OutcomeUnknownException unknown) {
            return lookUp(unknown).orElseThrow(() -> unknown(unknown));
        }
    }

    private Optional<LoadCounts> lookUp(OutcomeUnknownException unknown) {
        try {
            return application.applied(snowflake);
        } catch (GlueflakeException unreadable) {
            unknown.addSuppressed(unreadable);
            return Optional.empty();
        }
    }

    private OutcomeUnknownException unknown(OutcomeUnknownException cause) {
        return new OutcomeUnknownException(
                "LOAD_OUTCOME_UNKNOWN",
                "The answer to COMMIT of the load of " + plan.source().table() + " into " + plan.targetTable()
                        + " was lost.",
                plan.runId().value(),
                "await the same LoadHandle again; it reads the run row in "
                        + ControlSql.of(plan).runs() + " first and applies nothing twice",
                cause.context(),
                cause);
    }

    private LoadResult result(LoadResult.Outcome outcome, LoadCounts counts) {
        return new LoadResult(
                plan.runId(),
                plan.targetTable(),
                plan.strategy(),
                outcome,
                counts,
                Duration.between(begin, clock.instant()),
                log.queries());
    }
}
