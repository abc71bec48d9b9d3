package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionObjects;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.file.LocalStageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.S3Location;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageCredentials;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageStorage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From a reference to a place with files. */
public final class StageResolver {
    private final Session session;
    private final SessionObjects objects;
    private final StageStorage storage;

    public StageResolver(Session session) {
        this(session, session.objects());
    }

    /** @param objects by whose names and rights stages are found: the session's, or those of a view */
    public StageResolver(Session session, SessionObjects objects) {
        this.session = session;
        this.objects = objects;
        this.storage = StageStorage.of(session.account());
    }

    /** A place to read files from; Snowflake's error where that is not allowed. */
    public StageLocation resolve(StageReference reference) {
        return resolve(reference, Stage::readPrivilege);
    }

    /** A place to write files to and remove them from; Snowflake's error where that is not allowed. */
    public StageLocation forWriting(StageReference reference) {
        return resolve(reference, Stage::writePrivilege);
    }

    private StageLocation resolve(StageReference reference, Function<Stage, String> privilege) {
        ObjectName name = reference.name();
        if (name == null) {
            String user = HexFormat.of().formatHex(session.user().getBytes(StandardCharsets.UTF_8));
            return internal("user-" + user, reference.path(), "", null);
        }
        if (reference.kind() == StageReference.StageReferenceKind.TABLE) {
            Table table = objects.require(ObjectKind.TABLE, Table.class, name);
            objects.authority().requireOwnership(table);
            OptionValue format = table.options().stageFormat();
            return internal(
                    "table-" + table.physical(),
                    reference.path(),
                    "",
                    format == null ? null : FormatChoice.of(format, session));
        }
        Stage stage = objects.require(ObjectKind.STAGE, Stage.class, name);
        objects.authority().require(privilege.apply(stage), stage);
        return resolve(stage, reference.path());
    }

    /** A named stage as a whole. */
    public StageLocation resolve(Stage stage) {
        return resolve(stage, "");
    }

    /** A part of a named stage, whoever asks: for what an external table's owner has been allowed to read. */
    public StageLocation resolve(Stage stage, String path) {
        if (stage.place() instanceof Stage.Place.Internal internal) {
            String shown = stage.name().name().toLowerCase(Locale.ROOT) + "/";
            return internal(internal.directory(), path, shown, stage.format());
        }
        Stage.Place.External external = (Stage.Place.External) stage.place();
        return external(external.location(), external.credentials(), path, stage.format());
    }

    /** An {@code s3://} address written into the statement itself; its last part may be the beginning of names. */
    public StageLocation resolve(String url, @Nullable StageCredentials credentials) {
        int slash = url.lastIndexOf('/');
        if (slash < "s3://".length()) {
            return external(S3Location.parse(url), credentials, "", null);
        }
        return external(S3Location.parse(url.substring(0, slash + 1)), credentials, url.substring(slash + 1), null);
    }

    private StageLocation internal(String directory, String path, String shown, @Nullable FormatChoice format) {
        return new StageLocation(storage.internal(directory), directory + "/", path, shown, format);
    }

    private StageLocation external(
            S3Location location, @Nullable StageCredentials credentials, String path, @Nullable FormatChoice format) {
        return new StageLocation(storage.external(location, credentials), location.url(), path, location.url(), format);
    }

    /** The directory of a part of an internal stage, for a client on the same machine that writes to it. */
    public Path directory(StageReference reference) {
        StageLocation location = forWriting(reference);
        return local(location).directory(location.path());
    }

    /** The directory of an internal stage as a whole. */
    public Path root(StageReference reference) {
        return local(resolve(reference)).directory("");
    }

    private static LocalStageFiles local(StageLocation location) {
        if (location.files() instanceof LocalStageFiles local) {
            return local;
        }
        throw Errors.unsupported("PUT or GET with an external stage");
    }
}
