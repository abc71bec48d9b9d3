package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.TreeMap;

/** PARSE_URL and PARSE_IP. */
public final class AddressUdfs {
    /** {@code (url, permissive)}: a JSON object. */
    public static final String URL = "sf_parse_url";
    /** {@code (address, type, permissive)}: a JSON object. */
    public static final String IP = "sf_parse_ip";

    private AddressUdfs() {}

    /** What is no address; the message is what a permissive call answers. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    static void define(UdfLibrary library) {
        library.whole(URL, a -> permissive(() -> UrlParts.of(a[0]).json(), Numbers.of(a[1]), "100139", "URL"));
        library.whole(IP, a -> permissive(() -> IpParts.of(a[0], a[1]).json(), Numbers.of(a[2]), "100140", "IP"));
    }

    private static String permissive(java.util.function.Supplier<String> parsed, int flag, String code, String what) {
        try {
            return parsed.get();
        } catch (Malformed malformed) {
            if (flag == 0) {
                throw new SnowflakeException(code, "22000", "Error parsing " + what + ": " + malformed.getMessage());
            }
            TreeMap<String, String> members = new TreeMap<>();
            members.put("error", Json.text(malformed.getMessage()));
            return JsonWriter.object(members);
        }
    }
}
