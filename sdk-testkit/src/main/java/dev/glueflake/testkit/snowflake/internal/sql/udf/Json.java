package dev.glueflake.testkit.snowflake.internal.sql.udf;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON of arrays and objects that functions give; canonical as long as the parts are. */
final class Json {
    private Json() {}

    static String array(Iterable<String> texts) {
        StringBuilder json = new StringBuilder("[");
        for (String text : texts) {
            json.append(json.length() > 1 ? "," : "").append(text(text));
        }
        return json.append(']').toString();
    }

    static String text(@Nullable String text) {
        return text == null
                ? "null"
                : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** An object of members that are JSON already. */
    static String object(SortedMap<String, String> members) {
        return members.entrySet().stream().map(Json::member).collect(Collectors.joining(",", "{", "}"));
    }

    private static String member(Map.Entry<String, String> member) {
        return text(member.getKey()) + ":" + member.getValue();
    }
}
