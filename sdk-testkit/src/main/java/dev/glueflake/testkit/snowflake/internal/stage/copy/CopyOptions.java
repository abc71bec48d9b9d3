package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.stage.StageDefinitions;
import dev.glueflake.testkit.snowflake.internal.stage.StageListing;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageCredentials;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The options of a COPY INTO a table.
 *
 * @param files empty where FILES was not given
 * @param truncate too long texts are cut
 * @param credentials for an address written into the statement
 * @param metadata INCLUDE_METADATA: METADATA$… by the name of the column that it goes to
 * @param validation VALIDATION_MODE: nothing is loaded
 */
record CopyOptions(
        List<String> files,
        Optional<Pattern> pattern,
        Optional<FormatChoice> format,
        OnError onError,
        boolean force,
        boolean purge,
        boolean truncate,
        boolean returnFailedOnly,
        Optional<Long> sizeLimit,
        Optional<StageCredentials> credentials,
        MatchMode match,
        Map<String, String> metadata,
        Optional<ValidationMode> validation) {
    private static final int MOST_FILES = 1000;

    static CopyOptions parse(List<Option> written, Session session) {
        Options options = new Options(written);
        List<String> files = options.texts("FILES").orElse(List.of());
        if (files.size() > MOST_FILES) {
            throw Errors.compilation(
                    "001008", "22023", "FILES takes at most " + MOST_FILES + " names, not " + files.size() + ".");
        }
        checkWithoutEffect(options);
        CopyOptions parsed = new CopyOptions(
                files,
                options.text("PATTERN").map(StageListing::compile),
                options.take("FILE_FORMAT").map(value -> FormatChoice.of(value, session)),
                OnError.parse(options.word("ON_ERROR").orElse("ABORT_STATEMENT")),
                options.flag("FORCE", false),
                options.flag("PURGE", false),
                truncates(options),
                options.flag("RETURN_FAILED_ONLY", false),
                sizeLimit(options),
                options.group("CREDENTIALS").map(StageDefinitions::credentials),
                MatchMode.parse(options.word("MATCH_BY_COLUMN_NAME").orElse("NONE")),
                metadata(options),
                options.word("VALIDATION_MODE").map(ValidationMode::parse));
        options.refuseRest();
        return parsed;
    }

    /** ENFORCE_LENGTH is the opposite of TRUNCATECOLUMNS. */
    private static boolean truncates(Options options) {
        boolean truncate = options.flag("TRUNCATECOLUMNS", false);
        return !options.flag("ENFORCE_LENGTH", !truncate);
    }

    private static Optional<Long> sizeLimit(Options options) {
        Optional<Long> limit = options.number("SIZE_LIMIT");
        if (limit.isPresent() && limit.get() <= 0) {
            throw Options.invalid("SIZE_LIMIT", String.valueOf(limit.get()));
        }
        return limit;
    }

    /**
     * The history here never forgets, so that no file is uncertain; an integration gives rights that nobody checks; the order that
     * rows are kept in shows nowhere.
     */
    private static void checkWithoutEffect(Options options) {
        options.flag("LOAD_UNCERTAIN_FILES", false);
        options.flag("CLUSTER_AT_INGEST_TIME", false);
        options.text("STORAGE_INTEGRATION");
        StageDefinitions.checkEncryption(options, true);
        String mode = options.word("LOAD_MODE").orElse("FULL_INGEST");
        if (mode.equals("ADD_FILES_COPY")) {
            throw Errors.unsupported("LOAD_MODE = ADD_FILES_COPY");
        } else if (!mode.equals("FULL_INGEST")) {
            throw Options.invalid("LOAD_MODE", mode);
        }
    }

    private static Map<String, String> metadata(Options options) {
        Map<String, String> metadata = new HashMap<>();
        for (Option option : options.group("INCLUDE_METADATA").orElse(List.of())) {
            metadata.put(
                    option.name(), Options.text(option.name(), option.value()).toUpperCase(Locale.ROOT));
        }
        return metadata;
    }

    /** The pattern may stand in the SELECT of a transformation. */
    CopyOptions withPattern(Pattern other) {
        if (pattern.isPresent()) {
            throw Errors.compilation("001003", "42000", "PATTERN stands twice, in COPY and in its SELECT.");
        }
        return new CopyOptions(
                files,
                Optional.of(other),
                format,
                onError,
                force,
                purge,
                truncate,
                returnFailedOnly,
                sizeLimit,
                credentials,
                match,
                metadata,
                validation);
    }

    CopyOptions onError(OnError other) {
        return new CopyOptions(
                files,
                pattern,
                format,
                other,
                force,
                purge,
                truncate,
                returnFailedOnly,
                sizeLimit,
                credentials,
                match,
                metadata,
                validation);
    }
}
