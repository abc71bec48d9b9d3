package dev.glueflake.testkit.snowflake.internal.stage.format;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The options of one statement. Each is taken once; {@link #refuseRest()} names what is left. Not thread-safe. */
public final class Options {
    private final Map<String, Option> left = new LinkedHashMap<>();

    public Options(List<Option> options) {
        for (Option option : options) {
            if (left.put(option.name(), option) != null) {
                throw Errors.compilation("001003", "42000", "duplicate option '" + option.name() + "'.");
            }
        }
    }

    public Optional<OptionValue> take(String name) {
        return Optional.ofNullable(left.remove(name)).map(Option::value);
    }

    public boolean flag(String name, boolean otherwise) {
        return take(name).map(value -> flag(name, value)).orElse(otherwise);
    }

    public Optional<String> text(String name) {
        return take(name).map(value -> text(name, value));
    }

    /** An upper-case word, written as a word or as a text. */
    public Optional<String> word(String name) {
        return text(name).map(text -> text.toUpperCase(Locale.ROOT));
    }

    public Optional<Long> number(String name) {
        return take(name).map(value -> {
            try {
                return Long.parseLong(text(name, value));
            } catch (NumberFormatException e) {
                throw invalid(name, text(name, value));
            }
        });
    }

    /** A list of texts; one text alone is a list too. */
    public Optional<List<String>> texts(String name) {
        return take(name).map(value -> texts(name, value));
    }

    /** Options in parentheses. */
    public Optional<List<Option>> group(String name) {
        return take(name).map(value -> {
            if (value instanceof OptionValue.Group group) {
                return group.options();
            }
            if (value instanceof OptionValue.Items items && items.items().isEmpty()) {
                return List.of();
            }
            throw invalid(name, shown(value));
        });
    }

    /** Refuses by its name the first option that nobody took. */
    public void refuseRest() {
        if (!left.isEmpty()) {
            throw Errors.unsupported(left.keySet().iterator().next());
        }
    }

    public static SnowflakeException invalid(String name, String value) {
        return Errors.compilation("001008", "22023", "invalid value [" + value + "] for parameter '" + name + "'");
    }

    /** The text of a word, a text, a number or a name. */
    public static String text(String name, OptionValue value) {
        if (value instanceof OptionValue.Text text) {
            return text.value();
        }
        if (value instanceof OptionValue.Word word) {
            return word.text();
        }
        if (value instanceof OptionValue.NumberText number) {
            return number.text();
        }
        if (value instanceof OptionValue.Name object) {
            return object.name().toString();
        }
        throw invalid(name, shown(value));
    }

    private static boolean flag(String name, OptionValue value) {
        String text = text(name, value).toUpperCase(Locale.ROOT);
        return switch (text) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw invalid(name, text);
        };
    }

    private static List<String> texts(String name, OptionValue value) {
        if (value instanceof OptionValue.Items items) {
            List<String> texts = new ArrayList<>();
            items.items().forEach(item -> texts.add(text(name, item)));
            return texts;
        }
        if (value instanceof OptionValue.Group group && group.options().isEmpty()) {
            return List.of();
        }
        return List.of(text(name, value));
    }

    private static String shown(OptionValue value) {
        return value instanceof OptionValue.Items || value instanceof OptionValue.Group ? "(...)" : value.toString();
    }
}
