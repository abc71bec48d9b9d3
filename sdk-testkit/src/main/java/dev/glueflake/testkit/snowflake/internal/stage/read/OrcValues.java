package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcFile.Tagged;
import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcType;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * ORC's values as canonical JSON text: a map is an array of objects of key and value, a union an object of tag and value, dates and
 * timestamps are texts. Source: Snowflake's page on formats of semi-structured data.
 */
final class OrcValues {
    private static final int THREE = 3;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT);

    private OrcValues() {}

    /** The fields of a struct by name. */
    static SortedMap<String, String> fields(OrcType struct, List<?> values) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            fields.put(struct.names().get(i), text(struct.children().get(i), values.get(i)));
        }
        return fields;
    }

    /** Of a text that is none, {@link InvalidUtf8} tells. */
    static String text(OrcType type, @Nullable Object value) {
        if (value == null) {
            return JsonText.NULL;
        }
        return switch (type.kind()) {
            case STRING, VARCHAR, CHAR -> InvalidUtf8.text((byte[]) value);
            case BINARY -> '"' + HexFormat.of().withUpperCase().formatHex((byte[]) value) + '"';
            case FLOAT, DOUBLE -> JsonText.real((Double) value);
            case DECIMAL -> JsonText.exact((BigDecimal) value);
            case DATE -> '"' + ((LocalDate) value).toString() + '"';
            case TIMESTAMP -> '"' + timestamp((LocalDateTime) value) + '"';
            case LIST -> array(type.children().get(0), (List<?>) value);
            case MAP -> map(type, (List<?>) value);
            case STRUCT -> JsonWriter.object(fields(type, (List<?>) value));
            case UNION -> union(type, (Tagged) value);
            default -> value.toString();
        };
    }

    /** With milliseconds at least, and of the further digits, three by three, those that say something. */
    private static String timestamp(LocalDateTime value) {
        String text = TIMESTAMP.format(value);
        int end = text.length();
        while (end > text.indexOf('.') + 1 + THREE && text.startsWith("000", end - THREE)) {
            end -= THREE;
        }
        return text.substring(0, end);
    }

    private static String array(OrcType element, List<?> values) {
        StringJoiner text = new StringJoiner(",", "[", "]");
        values.forEach(value -> text.add(text(element, value)));
        return text.toString();
    }

    private static String map(OrcType type, List<?> entries) {
        StringJoiner text = new StringJoiner(",", "[", "]");
        for (Object each : entries) {
            List<?> entry = (List<?>) each;
            String key = text(type.children().get(0), entry.get(0));
            text.add("{\"key\":" + key + ",\"value\":" + text(type.children().get(1), entry.get(1)) + "}");
        }
        return text.toString();
    }

    private static String union(OrcType type, Tagged value) {
        String text = text(type.children().get(value.tag()), value.value());
        return "{\"tag\":" + value.tag() + ",\"value\":" + text + "}";
    }
}
