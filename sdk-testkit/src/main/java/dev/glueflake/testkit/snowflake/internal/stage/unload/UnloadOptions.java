package dev.glueflake.testkit.snowflake.internal.stage.unload;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.stage.StageDefinitions;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageCredentials;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of a COPY INTO a location.
 *
 * @param extension FILE_EXTENSION, without a dot before it
 * @param snappy whether the pages of Parquet files are packed
 * @param returnRows VALIDATION_MODE = RETURN_ROWS
 */
record UnloadOptions(
        Optional<FormatChoice> format,
        Optional<String> extension,
        boolean snappy,
        boolean overwrite,
        boolean single,
        long maxFileSize,
        boolean includeQueryId,
        boolean detailed,
        boolean header,
        boolean returnRows,
        Optional<StageCredentials> credentials) {
    private static final long MAX_SIZE = 16_777_216;
    private static final long MOST = 5_368_709_120L;

    static UnloadOptions parse(List<Option> written, boolean partitioned, Session session) {
        Options options = new Options(written);
        Optional<OptionValue> format = options.take("FILE_FORMAT");
        List<Option> group =
                new ArrayList<>(format.orElse(null) instanceof OptionValue.Group given ? given.options() : List.of());
        Optional<String> extension = take(group, "FILE_EXTENSION");
        boolean snappy = isSnappy(group);
        UnloadOptions parsed = new UnloadOptions(
                format.map(value -> FormatChoice.of(
                        value instanceof OptionValue.Group ? new OptionValue.Group(group) : value, session)),
                extension
                        .filter(text -> !text.equalsIgnoreCase("NONE"))
                        .map(text -> text.startsWith(".") ? text.substring(1) : text),
                snappy,
                options.flag("OVERWRITE", false),
                options.flag("SINGLE", false),
                maxFileSize(options),
                options.flag("INCLUDE_QUERY_ID", partitioned),
                options.flag("DETAILED_OUTPUT", false),
                options.flag("HEADER", false),
                returnRows(options),
                options.group("CREDENTIALS").map(StageDefinitions::credentials));
        options.text("STORAGE_INTEGRATION");
        StageDefinitions.checkEncryption(options, true);
        options.refuseRest();
        parsed.refuseCombinations(partitioned);
        return parsed;
    }

    private static Optional<String> take(List<Option> group, String name) {
        for (Option option : List.copyOf(group)) {
            if (option.name().equals(name)) {
                group.remove(option);
                return Optional.of(Options.text(name, option.value()));
            }
        }
        return Optional.empty();
    }

    private static boolean isSnappy(List<Option> group) {
        boolean snappy = true;
        for (Option option : group) {
            if (option.name().equals("COMPRESSION")) {
                String word = Options.text(option.name(), option.value());
                if (word.equalsIgnoreCase("LZO")) {
                    throw Errors.unsupported("COMPRESSION = LZO");
                }
                snappy &= !word.equalsIgnoreCase("NONE");
            }
            if (option.name().equals("SNAPPY_COMPRESSION")) {
                snappy &= !Options.text(option.name(), option.value()).equalsIgnoreCase("FALSE");
            }
        }
        return snappy;
    }

    private static long maxFileSize(Options options) {
        long size = options.number("MAX_FILE_SIZE").orElse(MAX_SIZE);
        if (size < 1 || size > MOST) {
            throw Options.invalid("MAX_FILE_SIZE", String.valueOf(size));
        }
        return size;
    }

    private static boolean returnRows(Options options) {
        Optional<String> mode = options.word("VALIDATION_MODE");
        if (mode.isPresent() && !mode.get().equals("RETURN_ROWS")) {
            throw Options.invalid("VALIDATION_MODE", mode.get());
        }
        return mode.isPresent();
    }

    private void refuseCombinations(boolean partitioned) {
        if (partitioned && (overwrite || single || !includeQueryId)) {
            String option = overwrite ? "OVERWRITE = TRUE" : single ? "SINGLE = TRUE" : "INCLUDE_QUERY_ID = FALSE";
            throw together(option, "PARTITION BY");
        }
        if (includeQueryId && (single || overwrite)) {
            throw together("INCLUDE_QUERY_ID = TRUE", single ? "SINGLE = TRUE" : "OVERWRITE = TRUE");
        }
    }

    private static SnowflakeException together(String one, String other) {
        return Errors.compilation("001008", "22023", one + " is not supported together with " + other + ".");
    }
}
