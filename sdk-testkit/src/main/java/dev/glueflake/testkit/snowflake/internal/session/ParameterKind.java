package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** What values a session parameter takes. {@link #check} gives the value as it is kept. */
sealed interface ParameterKind {
    /** As SHOW PARAMETERS writes it. */
    String shown();

    String check(String name, String value);

    /** The value as a native type, for clients that read it by type. */
    default Object typed(String value) {
        return value;
    }

    record Flag() implements ParameterKind {
        @Override
        public String shown() {
            return "BOOLEAN";
        }

        @Override
        public String check(String name, String value) {
            String lower = value.toLowerCase(Locale.ROOT);
            if (!lower.equals("true") && !lower.equals("false")) {
                throw invalid(name, value);
            }
            return lower;
        }

        @Override
        public Object typed(String value) {
            return Boolean.valueOf(value);
        }
    }

    record Whole(long least, long most) implements ParameterKind {
        @Override
        public String shown() {
            return "NUMBER";
        }

        @Override
        public String check(String name, String value) {
            try {
                long number = Long.parseLong(value);
                if (number < least || number > most) {
                    throw invalid(name, value);
                }
                return String.valueOf(number);
            } catch (NumberFormatException e) {
                throw invalid(name, value);
            }
        }

        @Override
        public Object typed(String value) {
            return Long.valueOf(value);
        }
    }

    /** A number of which Snowflake takes others too; the fake refuses them by name. */
    record Fixed(long only, long least, long most) implements ParameterKind {
        @Override
        public String shown() {
            return "NUMBER";
        }

        @Override
        public String check(String name, String value) {
            String number = new Whole(least, most).check(name, value);
            if (!number.equals(String.valueOf(only))) {
                throw Errors.unsupported(name + " = " + number);
            }
            return number;
        }

        @Override
        public Object typed(String value) {
            return Long.valueOf(value);
        }
    }

    record Text(int maxLength) implements ParameterKind {
        @Override
        public String shown() {
            return "STRING";
        }

        @Override
        public String check(String name, String value) {
            if (value.length() > maxLength) {
                throw invalid(name, value);
            }
            return value;
        }
    }

    /** One of some words; {@code unsupported} are Snowflake's own words that the fake does not have. */
    record OneOf(String shown, List<String> words, List<String> unsupported) implements ParameterKind {
        @Override
        public String check(String name, String value) {
            String upper = value.toUpperCase(Locale.ROOT);
            if (unsupported.contains(upper)) {
                throw Errors.unsupported(name + " = " + upper);
            }
            return words.stream()
                    .filter(word -> word.equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> invalid(name, value));
        }

        @Override
        public Object typed(String value) {
            return shown.equals("BOOLEAN") ? Boolean.valueOf(value) : value;
        }
    }

    record Zone() implements ParameterKind {
        @Override
        public String shown() {
            return "STRING";
        }

        @Override
        public String check(String name, String value) {
            if (!ZoneId.getAvailableZoneIds().contains(value)) {
                throw invalid(name, value);
            }
            return value;
        }
    }

    private static SnowflakeException invalid(String name, String value) {
        return Errors.compilation("001008", "22023", "invalid value [" + value + "] for parameter '" + name + "'");
    }
}
