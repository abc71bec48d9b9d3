package dev.glueflake.snowflake.load;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What must hold between the parts of a {@link TableLoad}, told before any connection is opened. */
final class LoadRules {
    private LoadRules() {}

    static void check(LoadStrategy strategy, @Nullable String cursor, Duration lag) {
        if (strategy.hasWindow() && cursor == null) {
            throw LoadErrors.configuration(
                    strategy + " reads rows above a watermark and needs cursor(column), or use UPSERT or FULL");
        }
        if (lag.isNegative()) {
            throw LoadErrors.configuration("lag must not be negative: " + lag);
        }
        if (!lag.isZero() && strategy != LoadStrategy.INCREMENTAL) {
            throw LoadErrors.configuration(
                    "lag reads rows a second time and needs the merge of INCREMENTAL, not " + strategy);
        }
    }

    static void check(String jobType, long minRows, int maxShrinkPercent, long partBytes) {
        if (!jobType.matches("[A-Za-z0-9_.-]+")) {
            throw LoadErrors.configuration(
                    "jobType stands in S3 keys and has letters, digits, '_', '-' and '.' only: '" + jobType + "'");
        }
        if (minRows < 0) {
            throw LoadErrors.configuration("minRows must not be negative: " + minRows);
        }
        if (maxShrinkPercent < 0 || maxShrinkPercent > 100) {
            throw LoadErrors.configuration("maxShrinkPercent is 0 to 100, not " + maxShrinkPercent);
        }
        if (partBytes < 1) {
            throw LoadErrors.configuration("partBytes must be positive: " + partBytes);
        }
    }
}
