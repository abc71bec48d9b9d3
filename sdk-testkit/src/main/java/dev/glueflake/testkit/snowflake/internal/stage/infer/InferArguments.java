package dev.glueflake.testkit.snowflake.internal.stage.infer;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of INFER_SCHEMA, all by name. */
final class InferArguments {
    private static final int MOST_FILES = 1000;

    private @Nullable String location;
    private @Nullable String format;
    private final List<String> files = new ArrayList<>();
    private boolean ignoreCase;
    private long fileCount = Long.MAX_VALUE;
    private long records = Long.MAX_VALUE;

    private InferArguments() {}

    static InferArguments of(TableFunctionCall call) {
        InferArguments arguments = new InferArguments();
        for (int i = 0; i < call.values().size(); i++) {
            String name = call.written().arguments().get(i).name();
            if (name == null) {
                throw Errors.unsupported("INFER_SCHEMA with arguments by place");
            }
            arguments.take(name, call.values().get(i).value());
        }
        if (arguments.files.size() > MOST_FILES) {
            throw Options.invalid("FILES", arguments.files.size() + " names, of which there may be " + MOST_FILES);
        }
        return arguments;
    }

    private void take(String name, @Nullable Object value) {
        switch (name) {
            case "LOCATION" -> location = text(name, value);
            case "FILE_FORMAT" -> format = text(name, value);
            case "FILES" -> files.add(text(name, value));
            case "IGNORE_CASE" -> ignoreCase = flag(name, value);
            case "MAX_FILE_COUNT" -> fileCount = number(name, value);
            case "MAX_RECORDS_PER_FILE" -> records = number(name, value);
            case "KIND" -> {
                if (!text(name, value).equalsIgnoreCase("STANDARD")) {
                    throw Errors.unsupported("INFER_SCHEMA with KIND => '" + value + "'");
                }
            }
            default -> throw Errors.compilation("001044", "42P13", "Unknown argument of INFER_SCHEMA: '" + name + "'");
        }
    }

    private static String text(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw Options.invalid(name, String.valueOf(value));
    }

    private static boolean flag(String name, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw Options.invalid(name, String.valueOf(value));
    }

    private static long number(String name, @Nullable Object value) {
        if (value instanceof BigDecimal number && number.signum() > 0) {
            return number.longValue();
        }
        throw Options.invalid(name, String.valueOf(value));
    }

    String location() {
        return required("LOCATION", location);
    }

    String format() {
        return required("FILE_FORMAT", format);
    }

    private static String required(String name, @Nullable String value) {
        if (value == null) {
            throw Errors.compilation("000938", "22023", "INFER_SCHEMA needs the argument " + name);
        }
        return value;
    }

    List<String> files() {
        return files;
    }

    boolean ignoreCase() {
        return ignoreCase;
    }

    long fileCount() {
        return fileCount;
    }

    long records() {
        return records;
    }
}
