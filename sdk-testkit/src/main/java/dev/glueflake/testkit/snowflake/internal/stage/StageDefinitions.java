package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryRefresh;
import dev.glueflake.testkit.snowflake.internal.stage.file.S3Location;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageCredentials;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageStorage;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER of STAGE and FILE FORMAT. Stateless. */
public final class StageDefinitions {

    public StatementResult execute(Statement.CreateStage create, Session session, ExecutionScope scope) {
        Options options = new Options(create.options());
        String comment = options.text("COMMENT").orElse("");
        @Nullable
        FormatChoice format = options.take("FILE_FORMAT")
                .map(value -> FormatChoice.of(value, session))
                .orElse(null);
        Stage.Place place = place(options, session);
        Optional<List<Option>> directory = options.group("DIRECTORY");
        options.refuseRest();
        ObjectName name = DeferredNames.resolve(create.name(), session.environment(scope));
        StageDirectoryOptions listed = StageDirectoryOptions.of(directory.orElse(List.of()), place);
        Stage stage =
                new Stage(session.objects().newInfo(name, "CREATE STAGE", comment), place, format, listed.directory());
        boolean created = session.objects().create(stage, create.mode(), create.temporary());
        if (created) {
            new DirectoryRefresh(session, scope).begin(stage, listed.filled());
        }
        return answer("Stage area " + stage.name().name(), stage.name().name(), created);
    }

    public StatementResult execute(Statement.CreateFileFormat create, Session session, ExecutionScope scope) {
        List<Option> formatOptions = new ArrayList<>(create.options());
        String comment = "";
        for (Option option : create.options()) {
            if (option.name().equals("COMMENT")) {
                comment = Options.text("COMMENT", option.value());
                formatOptions.remove(option);
            }
        }
        FileFormat format = FileFormat.of(
                session.objects()
                        .newInfo(
                                DeferredNames.resolve(create.name(), session.environment(scope)),
                                "CREATE FILE FORMAT",
                                comment),
                formatOptions);
        boolean created = session.objects().create(format, create.mode(), create.temporary());
        return answer("File format " + format.name().name(), format.name().name(), created);
    }

    /** ALTER FILE FORMAT … SET: an option that is not named stays as it is; the type stays. */
    public void alter(FileFormat format, Change.Set change, Session session) {
        Map<String, Option> options = new LinkedHashMap<>();
        format.options().forEach(option -> options.put(option.name(), option));
        ObjectInfo info = format.info();
        for (Option option : change.options()) {
            String name = option.name();
            if (name.equals("COMMENT")) {
                info = info.withComment(Options.text(name, option.value()));
            } else if (name.equals("TYPE")
                    && !Options.text(name, option.value())
                            .equalsIgnoreCase(format.settings().type().name())) {
                throw Errors.unsupported("ALTER FILE FORMAT … SET TYPE");
            } else {
                options.put(name, option);
            }
        }
        session.objects().replace(format, FileFormat.of(info, List.copyOf(options.values())));
    }

    private static StatementResult answer(String what, String name, boolean created) {
        String text = created ? what + " successfully created." : name + " already exists, statement succeeded.";
        return StatementResult.status(StatementKind.DDL, text);
    }

    private static Stage.Place place(Options options, Session session) {
        Optional<String> url = options.text("URL");
        @Nullable
        StageCredentials credentials =
                options.group("CREDENTIALS").map(StageDefinitions::credentials).orElse(null);
        @Nullable String integration = options.text("STORAGE_INTEGRATION").orElse(null);
        checkEncryption(options, url.isPresent());
        if (url.isPresent()) {
            return new Stage.Place.External(S3Location.parse(url.get()), credentials, integration);
        }
        if (credentials != null || integration != null) {
            throw Errors.compilation("001008", "22023", "CREDENTIALS and STORAGE_INTEGRATION need a URL.");
        }
        return new Stage.Place.Internal(StageStorage.of(session.account()).newId());
    }

    /** The keys of {@code CREDENTIALS = (…)}. */
    public static StageCredentials credentials(List<Option> group) {
        Options options = new Options(group);
        Optional<String> key = options.text("AWS_KEY_ID");
        Optional<String> secret = options.text("AWS_SECRET_KEY");
        Optional<String> token = options.text("AWS_TOKEN");
        options.refuseRest();
        if (key.isEmpty() || secret.isEmpty()) {
            throw Errors.compilation("001008", "22023", "CREDENTIALS needs AWS_KEY_ID and AWS_SECRET_KEY.");
        }
        return new StageCredentials(key.get(), secret.get(), token.orElse(null));
    }

    /** Encryption at rest shows nowhere and is taken; encryption by the client would change the files. */
    public static void checkEncryption(Options options, boolean external) {
        Optional<List<Option>> group = options.group("ENCRYPTION");
        if (group.isEmpty()) {
            return;
        }
        Options encryption = new Options(group.get());
        String type = encryption.word("TYPE").orElse("NONE");
        boolean atRest = external
                ? List.of("NONE", "AWS_SSE_S3", "AWS_SSE_KMS").contains(type)
                : List.of("SNOWFLAKE_SSE", "SNOWFLAKE_FULL").contains(type);
        if (!atRest) {
            throw Errors.unsupported("ENCRYPTION = (TYPE = " + type + ")");
        }
        if (type.equals("AWS_SSE_KMS")) {
            encryption.take("KMS_KEY_ID");
        }
        encryption.refuseRest();
    }

    /** ALTER STAGE … SET and UNSET. */
    public void alter(Stage stage, Change change, Session session, ExecutionScope scope) {
        if (change instanceof Change.Unset unset && unset.names().equals(List.of("COMMENT"))) {
            session.objects().replace(stage, stage.with(stage.info().withComment("")));
        } else if (change instanceof Change.Set set) {
            Options options = new Options(set.options());
            Stage commented = options.text("COMMENT")
                    .map(text -> stage.with(stage.info().withComment(text)))
                    .orElse(stage);
            session.objects().replace(stage, changed(commented, options, session, scope));
        } else {
            throw Errors.unsupported("ALTER STAGE … " + change.getClass().getSimpleName());
        }
    }

    private static Stage changed(Stage stage, Options options, Session session, ExecutionScope scope) {
        FormatChoice format = options.take("FILE_FORMAT")
                .map(value -> FormatChoice.of(value, session))
                .orElse(stage.format());
        Stage.Place place =
                stage.place() instanceof Stage.Place.External external ? moved(external, options) : stage.place();
        Optional<List<Option>> directory = options.group("DIRECTORY");
        checkEncryption(options, place instanceof Stage.Place.External);
        options.refuseRest();
        if (directory.isEmpty()) {
            return stage.with(place, format, stage.listed());
        }
        StageDirectoryOptions listed = StageDirectoryOptions.of(directory.get(), place);
        Stage.Directory before = stage.listed();
        Stage.Directory after = listed.directory();
        if (before != null && after != null) {
            after = new Stage.Directory(before.table(), after.autoRefresh());
        }
        Stage changed = stage.with(place, format, after);
        new DirectoryRefresh(session, scope).begin(changed, false);
        return changed;
    }

    private static Stage.Place moved(Stage.Place.External place, Options options) {
        S3Location location = options.text("URL").map(S3Location::parse).orElse(place.location());
        StageCredentials own =
                options.group("CREDENTIALS").map(StageDefinitions::credentials).orElse(place.credentials());
        String integration = options.text("STORAGE_INTEGRATION").orElse(place.integration());
        return new Stage.Place.External(location, own, integration);
    }
}
