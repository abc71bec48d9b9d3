package dev.glueflake.testkit.snowflake.internal.stage.directory;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageStorage;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the file functions say of a stage; what they make of each file's path is an expression of the query. */
public final class FileFunctions {
    private static final long LONGEST_SECONDS = 604_800;
    private static final long DEFAULT_SECONDS = 3_600;

    private final Session session;
    private final ExecutionScope scope;

    public FileFunctions(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** What comes before a file's path, or the URL itself; empty where it is no such function. */
    public Optional<TypedValue> call(String name, List<TypedValue> arguments) {
        if (arguments.isEmpty() || !(arguments.get(0).value() instanceof String stage) || !stage.startsWith("@")) {
            return Optional.empty();
        }
        return switch (name) {
            case "BUILD_STAGE_FILE_URL" -> text(url(stage(stage), session));
            case "BUILD_SCOPED_FILE_URL" -> text(host(session) + scope.queryId() + "/");
            case "BUILD_SCOPED_FILE_URL PATH" -> text(path(stage(stage)));
            case "GET_STAGE_LOCATION", "GET_ABSOLUTE_PATH", "GET_RELATIVE_PATH" -> text(location(name, stage(stage)));
            case "GET_PRESIGNED_URL" -> text(presigned(stage(stage), arguments));
            default -> Optional.empty();
        };
    }

    private static Optional<TypedValue> text(String value) {
        return Optional.of(TypedValue.text(value));
    }

    private Stage stage(String written) {
        StageReference reference = SqlParser.parseStage(written);
        ObjectName name = reference.name();
        if (name == null || reference.kind() != StageReference.StageReferenceKind.NAMED) {
            throw Errors.unsupported("file function of a user's or a table's stage");
        }
        Stage stage = session.objects().require(ObjectKind.STAGE, Stage.class, name);
        session.objects().authority().require(stage.readPrivilege(), stage);
        return stage;
    }

    private static String location(String function, Stage stage) {
        return stage.url().orElseThrow(() -> Errors.unsupported(function + " of an internal stage"));
    }

    private String presigned(Stage stage, List<TypedValue> arguments) {
        Object given = arguments.size() > 2 ? arguments.get(2).value() : BigDecimal.valueOf(DEFAULT_SECONDS);
        if (!(arguments.get(1).value() instanceof String file)
                || !(given instanceof BigDecimal seconds)
                || seconds.signum() <= 0
                || seconds.compareTo(BigDecimal.valueOf(LONGEST_SECONDS)) > 0) {
            throw Errors.compilation(
                    "001015", "22023", "argument 3 to function GET_PRESIGNED_URL needs to be between 1 and 604800.");
        }
        Duration validity = Duration.ofSeconds(seconds.longValue());
        if (stage.place() instanceof Stage.Place.External place) {
            return StageStorage.of(session.account()).presigned(place.location(), place.credentials(), file, validity);
        }
        String directory = ((Stage.Place.Internal) stage.place()).directory();
        // Snowflake's error where the name leads out of the stage.
        StageStorage.of(session.account()).internal(directory).directory(file);
        return PresignedFiles.of(session.account()).url(directory, file, validity, scope.now());
    }

    /** The file URL of a stage, up to a file's path. */
    static String url(Stage stage, Session session) {
        return host(session) + encoded(path(stage));
    }

    private static String path(Stage stage) {
        return stage.name().database() + "/" + stage.name().schema() + "/"
                + stage.name().name() + "/";
    }

    private static String host(Session session) {
        return "https://" + session.account().settings().name().toLowerCase(Locale.ROOT)
                + ".snowflakecomputing.com/api/files/";
    }

    /** A path within a URL. */
    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~")
                .replace("%2F", "/");
    }
}
