package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes as text and back; bytes come and go as hexadecimal digits. The functions of a pair differ in what a bad text does. */
public final class EncodingUdfs {
    /** {@code (bytes, line length, alphabet)}. */
    public static final String BASE64 = "sf_base64";
    /** {@code (text, alphabet)}: an error where it is none. */
    public static final String FROM_BASE64 = "sf_base64_decode";
    /** {@code (text, alphabet)}: null where it is none. */
    public static final String TRY_FROM_BASE64 = "sf_base64_try_decode";
    /** {@code (text)}. */
    public static final String FROM_HEX = "sf_hex_decode";
    /** {@code (text)}. */
    public static final String TRY_FROM_HEX = "sf_hex_try_decode";
    /** {@code (bytes)} as UTF-8 text. */
    public static final String UTF8 = "sf_utf8";
    /** {@code (bytes)}. */
    public static final String TRY_UTF8 = "sf_utf8_try";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String STANDARD = "+/=";

    private EncodingUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(BASE64, a -> base64(HEX.parseHex(a[0]), Numbers.of(a[1]), alphabet(a[2])));
        library.whole(FROM_BASE64, a -> required(fromBase64(a[0], alphabet(a[1])), a[0], "100116", "base64"));
        library.whole(TRY_FROM_BASE64, a -> fromBase64(a[0], alphabet(a[1])));
        library.whole(FROM_HEX, a -> required(fromHex(a[0]), a[0], "100115", "hex"));
        library.whole(TRY_FROM_HEX, a -> fromHex(a[0]));
        library.whole(UTF8, a -> text(a[0]));
        library.whole(TRY_UTF8, a -> decoded(a[0]));
    }

    private static String alphabet(String given) {
        if (given.length() > 3) {
            throw Numbers.invalid("the alphabet of base64", given, "it has three characters at most");
        }
        return given + STANDARD.substring(given.length());
    }

    private static String base64(byte[] bytes, int line, String alphabet) {
        if (line < 0) {
            throw Numbers.invalid("the line length of base64", String.valueOf(line), "it must not be negative");
        }
        String text = translated(Base64.getEncoder().encodeToString(bytes), STANDARD, alphabet);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; line > 0 && i < text.length(); i += line) {
            lines.append(i == 0 ? "" : "\n").append(text, i, Math.min(text.length(), i + line));
        }
        return line == 0 ? text : lines.toString();
    }

    private static @Nullable String fromBase64(String text, String alphabet) {
        String stripped = text.replace("\n", "").replace("\r", "");
        boolean foreign = STANDARD.chars().anyMatch(c -> alphabet.indexOf(c) < 0 && stripped.indexOf(c) >= 0);
        if (foreign || stripped.length() % 4 != 0) {
            return null;
        }
        try {
            return HEX.formatHex(Base64.getDecoder().decode(translated(stripped, alphabet, STANDARD)));
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    private static String translated(String text, String from, String to) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int index = from.indexOf(c);
            result.append(index < 0 ? c : to.charAt(index));
        }
        return result.toString();
    }

    private static @Nullable String fromHex(String text) {
        return text.length() % 2 == 0 && text.matches("[0-9A-Fa-f]*") ? text : null;
    }

    private static String required(@Nullable String decoded, String text, String code, String encoding) {
        if (decoded == null) {
            throw new SnowflakeException(
                    code,
                    "22000",
                    "The following string is not a legal " + encoding + "-encoded value: '" + text + "'");
        }
        return decoded;
    }

    /** @throws SnowflakeException where the bytes are no UTF-8 */
    static String text(String digits) {
        String text = decoded(digits);
        if (text == null) {
            throw new SnowflakeException("100144", "22000", "Invalid UTF8 detected in string '0x" + digits + "'");
        }
        return text;
    }

    private static @Nullable String decoded(String digits) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(HEX.parseHex(digits)))
                    .toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}
