package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.file.S3Location;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageCredentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A named stage. {@code format} is null where the stage was made without one. */
public record Stage(ObjectInfo info, Place place, @Nullable FormatChoice format) implements CatalogObject {

    /** Where the files are. */
    public sealed interface Place {
        /** A directory of the account, named by {@link dev.glueflake.testkit.snowflake.internal.stage.file.StageStorage#newId()}. */
        record Internal(String directory) implements Place {}

        /** Without credentials those of the account's S3 access are taken; an integration is kept by its name only. */
        record External(
                S3Location location,
                @Nullable StageCredentials credentials,
                @Nullable String integration) implements Place {}
    }

    /** The address of an external stage. */
    public Optional<String> url() {
        return place instanceof Place.External external
                ? Optional.of(external.location().url())
                : Optional.empty();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.STAGE;
    }

    @Override
    public Stage with(ObjectInfo newInfo) {
        return new Stage(newInfo, place, format);
    }
}
