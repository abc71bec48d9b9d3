package dev.glueflake.testkit.snowflake.internal.stage.value;

import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.BinaryFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** BINARY by BINARY_FORMAT. */
final class BinaryParser implements FieldParser {
    private final BinaryFormat format;
    private final int maximum;
    private final boolean truncate;

    BinaryParser(BinaryFormat format, int maximum, boolean truncate) {
        this.format = format;
        this.maximum = maximum;
        this.truncate = truncate;
    }

    @Override
    public Object parse(String text) throws ValueException {
        byte[] bytes = decode(text);
        if (bytes.length <= maximum) {
            return bytes;
        }
        if (truncate) {
            return Arrays.copyOf(bytes, maximum);
        }
        throw new ValueException(
                "100145", "22000", "Binary value '" + text + "' is too long: the column takes " + maximum + " bytes");
    }

    private byte[] decode(String text) throws ValueException {
        try {
            return switch (format) {
                case HEX -> HexFormat.of().parseHex(text);
                case BASE64 -> Base64.getDecoder().decode(text);
                case UTF8 -> text.getBytes(StandardCharsets.UTF_8);
            };
        } catch (IllegalArgumentException e) {
            throw new ValueException(
                    "100115",
                    "22000",
                    "The following string is not a legal " + format.name().toLowerCase(Locale.ROOT)
                            + "-encoded value: '" + text + "'");
        }
    }
}
