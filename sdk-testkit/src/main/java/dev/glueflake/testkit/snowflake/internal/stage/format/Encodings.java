package dev.glueflake.testkit.snowflake.internal.stage.format;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.nio.charset.Charset;
import java.util.Map;

/** Snowflake's names of encodings. */
final class Encodings {
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("UTF8", "UTF-8"),
            Map.entry("UTF16", "UTF-16"),
            Map.entry("UTF16BE", "UTF-16BE"),
            Map.entry("UTF16LE", "UTF-16LE"),
            Map.entry("UTF32", "UTF-32"),
            Map.entry("UTF32BE", "UTF-32BE"),
            Map.entry("UTF32LE", "UTF-32LE"),
            Map.entry("SHIFTJIS", "Shift_JIS"),
            Map.entry("EUCJP", "EUC-JP"),
            Map.entry("EUCKR", "EUC-KR"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("BIG5", "Big5"),
            Map.entry("KOI8R", "KOI8-R"));

    private Encodings() {}

    static Charset charset(String written) {
        String name = written.replace("-", "").replace("_", "");
        String java = OTHERS.get(name);
        if (java == null && name.matches("ISO8859[0-9]{1,2}")) {
            java = "ISO-8859-" + name.substring("ISO8859".length());
        }
        if (java == null && name.matches("WINDOWS125[0-9]")) {
            java = "windows-" + name.substring("WINDOWS".length());
        }
        if (java == null || !Charset.isSupported(java)) {
            throw Errors.unsupported("ENCODING = " + written);
        }
        return Charset.forName(java);
    }
}
