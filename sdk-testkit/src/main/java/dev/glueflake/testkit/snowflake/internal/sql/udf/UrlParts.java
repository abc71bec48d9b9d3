package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a URL; absent ones are null. */
record UrlParts(
        String scheme,
        @Nullable String host,
        @Nullable String port,
        String path,
        @Nullable String query,
        @Nullable String fragment) {
    private static final Pattern URL =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(//([^/?#]*))?([^?#]*)(\\?([^#]*))?(#(.*))?", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("(.*):([0-9]*)");

    static UrlParts of(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw new AddressUdfs.Malformed("scheme not specified");
        }
        String authority = url.group(3);
        Matcher port = PORT.matcher(authority == null ? "" : authority);
        boolean withPort = port.matches();
        String path = url.group(4);
        return new UrlParts(
                url.group(1),
                withPort ? port.group(1) : authority,
                withPort ? port.group(2) : null,
                authority != null && path.startsWith("/") ? path.substring(1) : path,
                url.group(6),
                url.group(8));
    }

    String json() {
        TreeMap<String, String> members = new TreeMap<>();
        members.put("scheme", Json.text(scheme));
        members.put("host", Json.text(host));
        members.put("port", Json.text(port));
        members.put("path", Json.text(path));
        members.put("query", Json.text(query));
        members.put("fragment", Json.text(fragment));
        members.put("parameters", query == null ? "null" : parameters(query));
        return JsonWriter.object(members);
    }

    private static String parameters(String query) {
        TreeMap<String, String> parameters = new TreeMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            parameters.put(
                    equals < 0 ? parameter : parameter.substring(0, equals),
                    Json.text(equals < 0 ? "" : parameter.substring(equals + 1)));
        }
        return JsonWriter.object(parameters);
    }
}
