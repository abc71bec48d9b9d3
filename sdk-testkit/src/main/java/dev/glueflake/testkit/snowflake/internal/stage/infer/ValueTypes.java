package dev.glueflake.testkit.snowflake.internal.stage.infer;

import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.ValueFormats;
import dev.glueflake.testkit.snowflake.internal.stage.read.FieldType;
import dev.glueflake.testkit.snowflake.internal.stage.read.FieldType.Kind;
import dev.glueflake.testkit.snowflake.internal.stage.value.FieldParser;
import dev.glueflake.testkit.snowflake.internal.stage.value.FieldParsers;
import dev.glueflake.testkit.snowflake.internal.stage.value.ValueException;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a single value looks like: of JSON text, and of a text by itself. Dates and times are those that AUTO finds. */
final class ValueTypes {
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]*)(?:\\.([0-9]*))?");
    private static final Pattern REAL = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)[eE][+-]?[0-9]{1,4}");
    private static final Pattern TEMPORAL = Pattern.compile("\\s*[0-9A-Z].{5,40}");

    private static final Pattern TIME = Pattern.compile("\\s*[0-9]{1,2}:[0-9]{2}.{0,20}");

    private final Map<Kind, FieldParser> temporal = new EnumMap<>(Kind.class);

    ValueTypes(ExecutionScope scope) {
        LocalDate today = LocalDate.ofInstant(scope.now(), ZoneOffset.UTC);
        FieldParsers parsers = new FieldParsers(ValueFormats.DEFAULT, ZoneOffset.UTC, today, false);
        temporal.put(Kind.DATE, parsers.of(SqlTypes.DATE));
        temporal.put(Kind.TIME, parsers.of(SqlTypes.TIME));
        temporal.put(Kind.TIMESTAMP_NTZ, parsers.of(SqlTypes.TIMESTAMP_NTZ));
    }

    /** Of JSON text that is not null. */
    FieldType ofJson(String json) {
        return switch (json.charAt(0)) {
            case '"' -> ofMoment(json.substring(1, json.length() - 1));
            case '[' -> FieldType.of(Kind.ARRAY);
            case '{' -> FieldType.of(Kind.OBJECT);
            case 't', 'f' -> FieldType.of(Kind.BOOLEAN);
            default -> json.indexOf('e') < 0 ? ofDigits(json) : FieldType.of(Kind.REAL);
        };
    }

    /** Of a field of delimited text. */
    FieldType ofText(String text) {
        String trimmed = text.strip();
        if (trimmed.equalsIgnoreCase("true") || trimmed.equalsIgnoreCase("false")) {
            return FieldType.of(Kind.BOOLEAN);
        }
        if (trimmed.chars().anyMatch(Character::isDigit)
                && NUMBER.matcher(trimmed).matches()) {
            return ofDigits(trimmed);
        }
        return REAL.matcher(trimmed).matches() ? FieldType.of(Kind.REAL) : ofMoment(trimmed);
    }

    private static FieldType ofDigits(String number) {
        var parts = NUMBER.matcher(number);
        if (!parts.matches()) {
            return FieldType.of(Kind.REAL);
        }
        String whole = parts.group(1).replaceFirst("^0+(?=.)", "");
        int scale = parts.group(2) == null ? 0 : parts.group(2).length();
        return FieldType.number(whole.length() + scale, scale);
    }

    /** The parser of dates takes timestamps too, that of timestamps takes times. */
    private FieldType ofMoment(String text) {
        if (TEMPORAL.matcher(text).matches()) {
            Kind kind =
                    text.indexOf(':') < 0 ? Kind.DATE : TIME.matcher(text).matches() ? Kind.TIME : Kind.TIMESTAMP_NTZ;
            if (isRead(temporal.get(kind), text)) {
                return FieldType.of(kind);
            }
        }
        return FieldType.of(Kind.TEXT);
    }

    private static boolean isRead(@Nullable FieldParser parser, String text) {
        try {
            return parser != null && parser.parse(text) != null;
        } catch (ValueException none) {
            return false;
        }
    }
}
