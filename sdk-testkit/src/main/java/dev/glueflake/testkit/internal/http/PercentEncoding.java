package dev.glueflake.testkit.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Percent-decoding that never refuses: what is not an escape stays as it is. */
final class PercentEncoding {
    private PercentEncoding() {}

    /** @param plusIsBlank true in a query, false in a path */
    static String decode(String text, boolean plusIsBlank) {
        if (text.indexOf('%') < 0 && !(plusIsBlank && text.indexOf('+') >= 0)) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low >= 0) {
                decoded.write(high * 16 + low);
                i += 2;
            } else {
                decoded.write(plusIsBlank && raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    /** The parameters of a query string in order; of several with one name the first. */
    static Map<String, String> parameters(String rawQuery) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String part : rawQuery.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                all.putIfAbsent(decode(name, true), decode(value, true));
            }
        }
        return all;
    }
}
