package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** MinHash states: of each of k hash functions the least value over all rows. */
public final class MinHashUdfs {
    /** The state of rows' hashes, and how many functions. */
    public static final String MAKE = "sf_minhash";
    /** The state of the union of an array's states. */
    public static final String COMBINE = "sf_minhash_combine";
    /** How alike the sets of an array's states are, from 0 to 1. */
    public static final String SIMILARITY = "sf_minhash_similarity";

    /** Hashes have so many bits, as JSON readers keep them exactly. */
    private static final int DROPPED_BITS = 14;

    private MinHashUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(MAKE, arguments -> make(items(arguments[0]), Integer.parseInt(arguments[1])));
        library.whole(COMBINE, arguments -> combined(states(arguments[0])));
        library.whole(SIMILARITY, arguments -> similarity(states(arguments[0])));
    }

    private static List<Json> items(String array) {
        return ((Json.Array) JsonReader.stored(array)).items();
    }

    private static String make(List<Json> rows, int count) {
        long[] least = new long[count];
        Arrays.fill(least, Long.MAX_VALUE >>> (DROPPED_BITS - 1));
        for (Json row : rows) {
            long hash = new BigDecimal(((Json.Leaf) row).text()).longValue();
            for (int i = 0; i < count; i++) {
                least[i] = Math.min(least[i], mixed(hash + (i + 1) * 0x9E3779B97F4A7C15L) >>> DROPPED_BITS);
            }
        }
        return state(least);
    }

    private static long mixed(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }

    private static String state(long[] least) {
        List<Json> values = new ArrayList<>();
        for (long value : least) {
            values.add(Json.integer(value));
        }
        return JsonWriter.stored(new Json.Members(new TreeMap<>(
                Map.of("state", new Json.Array(values), "type", Json.text("minhash"), "version", Json.integer(1)))));
    }

    private static List<long[]> states(String array) {
        List<long[]> states = new ArrayList<>();
        for (Json item : items(array)) {
            if (!(item instanceof Json.Members state) || !(state.entries().get("state") instanceof Json.Array values)) {
                throw new SnowflakeException("100080", "22000", "Invalid MinHash state");
            }
            states.add(values.items().stream()
                    .mapToLong(value -> Long.parseLong(((Json.Leaf) value).text()))
                    .toArray());
        }
        if (states.stream().mapToInt(state -> state.length).distinct().count() > 1) {
            throw new SnowflakeException("100080", "22000", "MinHash states of different sizes");
        }
        return states;
    }

    private static @Nullable String combined(List<long[]> states) {
        if (states.isEmpty()) {
            return null;
        }
        long[] least = states.get(0).clone();
        for (long[] state : states) {
            Arrays.setAll(least, i -> Math.min(least[i], state[i]));
        }
        return state(least);
    }

    private static @Nullable String similarity(List<long[]> states) {
        if (states.isEmpty()) {
            return null;
        }
        long[] first = states.get(0);
        int same = 0;
        for (int i = 0; i < first.length; i++) {
            int at = i;
            same += states.stream().allMatch(state -> state[at] == first[at]) ? 1 : 0;
        }
        return Double.toString((double) same / first.length);
    }
}
