package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonPath;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Table functions: of one input all its rows, as a JSON array of objects whose members are the columns. */
public final class RowUdfs {
    /** The value, the path to what is expanded, OUTER, RECURSIVE, the MODE, and what {@link Sequences} counts by. */
    public static final String FLATTEN = "sf_rows_flatten";
    /** The text, the delimiter, and what {@link Sequences} counts by. */
    public static final String SPLIT = "sf_rows_split";
    /** As {@link #SPLIT}, by the characters of the delimiters. */
    public static final String TOKENS = "sf_rows_strtok";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

    private RowUdfs() {}

    static void define(UdfLibrary library) {
        library.add(FLATTEN, RowUdfs::flatten);
        library.add(SPLIT, arguments -> pieces(arguments, false));
        library.add(TOKENS, arguments -> pieces(arguments, true));
        library.add("sf_strtok_array", RowUdfs::tokenArray);
    }

    private record Expansion(boolean recursive, String mode, Json sequence, List<Json> rows) {
        boolean expands(Json value) {
            return (value instanceof Json.Array && !mode.equals("OBJECT"))
                    || (value instanceof Json.Members && !mode.equals("ARRAY"));
        }

        void expand(Json value, String path) {
            if (value instanceof Json.Array array) {
                for (int i = 0; i < array.items().size(); i++) {
                    Json item = array.items().get(i);
                    if (!item.isUndefined()) {
                        add("i", Json.integer(i), path + "[" + i + "]", item, value);
                    }
                }
            } else {
                ((Json.Members) value).entries().forEach((key, member) -> {
                    String step = PLAIN.matcher(key).matches() ? (path.isEmpty() ? "" : ".") + key : "['" + key + "']";
                    add("k", Json.text(key), path + step, member, value);
                });
            }
        }

        private void add(String name, Json index, String path, Json value, Json parent) {
            TreeMap<String, Json> row = new TreeMap<>();
            row.put(name, index);
            row.put("p", Json.text(path));
            row.put("v", value);
            row.put("s", sequence);
            if (recursive) {
                row.put("t", parent);
            }
            rows.add(new Json.Members(row));
            if (recursive && expands(value)) {
                expand(value, path);
            }
        }
    }

    private static String flatten(@Nullable Object[] arguments) {
        String path = String.valueOf(arguments[1]);
        Optional<Json> value = arguments[0] == null
                ? Optional.empty()
                : JsonPath.of(path).in(JsonReader.stored((String) arguments[0]));
        Json sequence = Sequences.next(arguments[5]);
        Expansion expansion =
                new Expansion("true".equals(arguments[3]), String.valueOf(arguments[4]), sequence, new ArrayList<>());
        value.filter(expansion::expands).ifPresent(found -> expansion.expand(found, path));
        if (expansion.rows().isEmpty() && "true".equals(arguments[2])) {
            TreeMap<String, Json> row = new TreeMap<>();
            row.put("s", sequence);
            row.put("p", Json.text(path));
            value.filter(expansion::expands).ifPresent(empty -> row.put("t", empty));
            expansion.rows().add(new Json.Members(row));
        }
        return JsonWriter.stored(new Json.Array(expansion.rows()));
    }

    /** Of a NULL text or delimiter no rows. */
    private static String pieces(@Nullable Object[] arguments, boolean tokens) {
        if (!(arguments[0] instanceof String text) || !(arguments[1] instanceof String delimiter)) {
            return "[]";
        }
        Json sequence = Sequences.next(arguments[2]);
        List<Json> rows = new ArrayList<>();
        for (String piece : tokens ? tokens(text, delimiter) : split(text, delimiter)) {
            TreeMap<String, Json> row = new TreeMap<>();
            row.put("s", sequence);
            row.put("i", Json.integer(rows.size() + 1L));
            row.put("v", Json.text(piece));
            rows.add(new Json.Members(row));
        }
        return JsonWriter.stored(new Json.Array(rows));
    }

    private static @Nullable String tokenArray(@Nullable Object[] arguments) {
        if (!(arguments[0] instanceof String text) || !(arguments[1] instanceof String delimiters)) {
            return null;
        }
        return JsonWriter.stored(
                new Json.Array(tokens(text, delimiters).stream().map(Json::text).toList()));
    }

    private static List<String> split(String text, String delimiter) {
        return delimiter.isEmpty() ? List.of(text) : Arrays.asList(text.split(Pattern.quote(delimiter), -1));
    }

    private static List<String> tokens(String text, String delimiters) {
        List<String> tokens = new ArrayList<>();
        StringTokenizer all = new StringTokenizer(text, delimiters);
        while (all.hasMoreTokens()) {
            tokens.add(all.nextToken());
        }
        return tokens;
    }
}
