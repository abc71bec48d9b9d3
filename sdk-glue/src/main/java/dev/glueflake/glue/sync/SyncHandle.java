package dev.glueflake.glue.sync;

import dev.glueflake.snowflake.QueryHandle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sync that was started: a plain value by which any process can go on with it.
 *
 * @param plan what is done
 * @param first the plan's first statement at Snowflake; null when the plan has none
 * @param startedAt when it was submitted, by the submitter's clock
 */
public record SyncHandle(SyncPlan plan, @Nullable QueryHandle first, Instant startedAt) {

    /**
     * Writes the handle, its plan included, as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return SyncPlanJson.write(this);
    }

    /**
     * Reads a handle that {@link #toJson()} wrote; see {@link SyncPlan#fromJson} on whom to trust.
     *
     * @param json the JSON object
     * @return the handle
     * @throws dev.glueflake.core.ConfigurationException when the text is not such a handle
     */
    public static SyncHandle fromJson(String json) {
        return SyncPlanJson.readHandle(json);
    }
}
