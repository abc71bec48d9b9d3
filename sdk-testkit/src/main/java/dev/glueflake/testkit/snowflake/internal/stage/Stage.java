package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryTable;
import dev.glueflake.testkit.snowflake.internal.stage.file.S3Location;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageCredentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named stage.
 *
 * @param format null where the stage was made without one
 * @param listed its directory table, null where it has none
 */
public record Stage(
        ObjectInfo info,
        Place place,
        @Nullable FormatChoice format,
        @Nullable Directory listed) implements CatalogObject {

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

    /** A directory table: the same object over every change of the stage, and whether it follows the stage by itself. */
    public record Directory(DirectoryTable table, boolean autoRefresh) {}

    public Optional<Directory> directory() {
        return Optional.ofNullable(listed);
    }

    /** The privilege that reading its files takes. */
    public String readPrivilege() {
        return place instanceof Place.External ? "USAGE" : "READ";
    }

    /** The privilege that writing files to it takes. */
    public String writePrivilege() {
        return place instanceof Place.External ? "USAGE" : "WRITE";
    }

    Stage with(Place newPlace, @Nullable FormatChoice newFormat, @Nullable Directory newListed) {
        return new Stage(info, newPlace, newFormat, newListed);
    }

    /** A copy with a directory table of its own that knows the same files and follows nothing. */
    public Stage copy(ObjectInfo newInfo) {
        Directory own = listed == null ? null : new Directory(listed.table().copy(), false);
        return new Stage(newInfo, place, format, own);
    }

    /** The address of an external stage. */
    public Optional<String> url() {
        return place instanceof Place.External external
                ? Optional.of(external.location().url())
                : Optional.empty();
    }

    @Override
    public Runnable keep() {
        return listed == null ? () -> {} : listed.table().keep();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.STAGE;
    }

    @Override
    public Stage with(ObjectInfo newInfo) {
        return new Stage(newInfo, place, format, listed);
    }
}
