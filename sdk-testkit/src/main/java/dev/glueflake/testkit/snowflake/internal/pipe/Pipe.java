package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopyIntoTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pipe.
 *
 * @param id another one for every pipe that is made, even under an old name
 * @param definition its COPY, as written
 * @param settings what CREATE PIPE said
 * @param pausedOn since when PIPE_EXECUTION_PAUSED holds; null where it does not
 * @param state the same object over every change but a replacement
 */
public record Pipe(
        ObjectInfo info,
        String id,
        CopyIntoTable copy,
        String definition,
        Settings settings,
        @Nullable Instant pausedOn,
        PipeState state)
        implements CatalogObject {

    /**
     * What stays as it was when the pipe was made.
     *
     * @param autoIngest whether it takes files by itself
     * @param snsTopic AWS_SNS_TOPIC, or null
     * @param channel the queue of an S3 bucket that it listens to, or null
     * @param pattern PATTERN of its COPY, or null
     * @param place the stage, as it was
     */
    public record Settings(
            boolean autoIngest,
            @Nullable String snsTopic,
            @Nullable String channel,
            @Nullable String pattern,
            String place) {}

    @Override
    public ObjectKind kind() {
        return ObjectKind.PIPE;
    }

    @Override
    public Runnable keep() {
        return state.keep();
    }

    @Override
    public Pipe with(ObjectInfo newInfo) {
        return new Pipe(newInfo, id, copy, definition, settings, pausedOn, state);
    }

    Pipe paused(@Nullable Instant since) {
        return new Pipe(info, id, copy, definition, settings, since, state);
    }

    /** A new pipe like this one: it takes no files until it is resumed. */
    public Pipe copy(ObjectInfo newInfo, Instant now) {
        PipeState own = new PipeState();
        own.stopped(settings.autoIngest());
        return new Pipe(
                newInfo,
                UUID.randomUUID().toString(),
                copy,
                definition,
                settings,
                settings.autoIngest() ? null : now,
                own);
    }

    /** Whether it reads an external stage. */
    public boolean isExternal() {
        return settings.place().startsWith("s3://");
    }
}
