package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.StageListing;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.stage.file.S3Location;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files below an external table's location, as they stand now. */
final class ExternalLocation {
    private static final String S3 = "s3://";

    private final StageLocation location;
    private final @Nullable Pattern pattern;
    private final String root;

    private ExternalLocation(StageLocation location, @Nullable Pattern pattern) {
        this.location = location;
        this.pattern = pattern;
        this.root =
                location.id().startsWith(S3) ? S3Location.parse(location.id()).prefix() : "";
    }

    /** The place that LOCATION names when a table is made, with the stage's full name; an internal stage is refused. */
    static StageReference checked(StageReference written, Session session) {
        ObjectName name = written.name();
        if (written.kind() != StageReference.StageReferenceKind.NAMED || name == null) {
            throw internalStage("@" + (name == null ? "~" : "%" + name));
        }
        Stage stage = session.objects().require(ObjectKind.STAGE, Stage.class, name);
        if (stage.place() instanceof Stage.Place.Internal) {
            throw internalStage(stage.name().toString());
        }
        session.objects().authority().require(stage.readPrivilege(), stage);
        return new StageReference(written.kind(), stage.name().written(), written.path(), written.at());
    }

    private static SnowflakeException internalStage(String stage) {
        return Errors.compilation(
                "001008",
                "22023",
                "invalid value [" + stage + "] for parameter 'LOCATION': an external table reads an external stage.");
    }

    static ExternalLocation of(ExternalTable table, Session session) {
        return find(table.source(), session)
                .orElseThrow(() -> new SnowflakeException(
                        "091093",
                        "55000",
                        "External table " + table.name().name() + " marked invalid. Missing stage."));
    }

    /** Of a source whose stage has just been checked. */
    static ExternalLocation of(ExternalSource source, Session session) {
        return find(source, session).orElseThrow();
    }

    /** The stage was the owner's to read when the table was made: who reads the table needs no right on it. */
    private static Optional<ExternalLocation> find(ExternalSource source, Session session) {
        Pattern pattern = source.pattern() == null ? null : StageListing.compile(source.pattern());
        List<Identifier> parts = Objects.requireNonNull(source.stage().name()).parts();
        return session.account()
                .catalog()
                .find(parts.get(0).text())
                .flatMap(database -> database.find(parts.get(1).text()))
                .flatMap(schema -> schema.find(ObjectKind.STAGE, parts.get(2).text()))
                .map(stage -> new StageResolver(session)
                        .resolve((Stage) stage, source.stage().path()))
                .map(location -> new ExternalLocation(location, pattern));
    }

    /** Files whose names within the stage begin with the location and that path, and match the pattern. */
    List<StagedFile> list(@Nullable String path) {
        return location.files().list(path == null ? location.path() : named(path)).stream()
                .filter(this::matches)
                .toList();
    }

    Optional<StagedFile> find(String name) {
        return location.files().find(name);
    }

    boolean matches(StagedFile file) {
        return pattern == null || pattern.matcher(file.name()).matches();
    }

    /** The name within the stage of something relative to the location. */
    String named(String path) {
        return location.named(path);
    }

    /** METADATA$FILENAME of a name within the stage. */
    String key(String name) {
        return root + name;
    }

    StageFiles files() {
        return location.files();
    }
}
