package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.Json.Kind;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** VECTOR: kept as a JSON array of numbers that 32 bits hold. */
public final class VectorUdfs {
    /** An array as a vector: the array, {@code INT} or {@code FLOAT}, the dimension. */
    public static final String MAKE = "sf_vector";
    /** The array of a vector. */
    public static final String ARRAY = "sf_vector_array";
    /** How near two vectors are: the measure and both. */
    public static final String MEASURE = "sf_vector_measure";

    /** Several vectors as one: {@code SUM}, {@code MIN}, {@code MAX} or {@code AVG}, {@code INT} or {@code FLOAT}, a JSON array of them. */
    public static final String FOLD = "sf_vector_fold";
    /** A vector of the same direction and the length 1. */
    public static final String NORMALIZE = "sf_vector_normalize";
    /** So many of the first elements of a vector. */
    public static final String TRUNCATE = "sf_vector_truncate";

    public static final List<String> MEASURES =
            List.of("COSINE_SIMILARITY", "INNER_PRODUCT", "L1_DISTANCE", "L2_DISTANCE");

    private VectorUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(MAKE, VectorUdfs::make);
        library.whole(ARRAY, arguments -> array(arguments[0], arguments[1].equals("INT")));
        library.whole(FOLD, arguments -> folded(arguments[0], arguments[1].equals("INT"), arguments[2]));
        library.whole(NORMALIZE, arguments -> normalized(values(arguments[0])));
        library.whole(TRUNCATE, VectorUdfs::truncated);
        library.whole(
                MEASURE,
                arguments -> Double.toString(measure(arguments[0], values(arguments[1]), values(arguments[2]))));
    }

    private static SnowflakeException failed(String json, String type, String dimension) {
        return new SnowflakeException(
                "100071",
                "22000",
                "Failed to cast variant value " + JsonWriter.compact(JsonReader.stored(json)) + " to VECTOR(" + type
                        + ", " + dimension + ")");
    }

    private static String make(String[] arguments) {
        boolean whole = arguments[1].equals("INT");
        List<String> numbers = new ArrayList<>();
        if (JsonReader.stored(arguments[0]) instanceof Json.Array array) {
            for (Json item : array.items()) {
                if (!(item instanceof Json.Leaf leaf) || !isNumber(leaf)) {
                    throw failed(arguments[0], arguments[1], arguments[2]);
                }
                numbers.add(whole ? whole(leaf, arguments) : Float.toString((float) JsonWriter.real(leaf)));
            }
        }
        if (numbers.size() != Integer.parseInt(arguments[2])) {
            throw failed(arguments[0], arguments[1], arguments[2]);
        }
        return "[" + String.join(",", numbers) + "]";
    }

    private static boolean isNumber(Json.Leaf leaf) {
        return leaf.kind() == Kind.INTEGER || leaf.kind() == Kind.DECIMAL || leaf.kind() == Kind.DOUBLE;
    }

    private static String whole(Json.Leaf leaf, String[] arguments) {
        try {
            return Integer.toString(new BigDecimal(leaf.text()).intValueExact());
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw failed(arguments[0], arguments[1], arguments[2]);
        }
    }

    private static double[] values(String vector) {
        String inside = vector.substring(1, vector.length() - 1);
        return java.util.Arrays.stream(inside.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static String array(String vector, boolean whole) {
        List<Json> items = new ArrayList<>();
        for (double value : values(vector)) {
            items.add(whole ? Json.integer((long) value) : new Json.Leaf(Kind.DOUBLE, Double.toString(value)));
        }
        return JsonWriter.stored(new Json.Array(items));
    }

    private static @Nullable String folded(String operation, boolean whole, String json) {
        List<Json> vectors = ArrayUdfs.items(JsonReader.stored(json));
        double[] result = null;
        for (Json vector : vectors) {
            double[] next = values(JsonWriter.stored(vector));
            for (int i = 0; i < next.length && result != null; i++) {
                next[i] = switch (operation) {
                    case "MIN" -> Math.min(result[i], next[i]);
                    case "MAX" -> Math.max(result[i], next[i]);
                    default -> result[i] + next[i];
                };
            }
            result = next;
        }
        if (result == null) {
            return null;
        }
        double divisor = operation.equals("AVG") ? vectors.size() : 1;
        return written(DoubleStream.of(result).map(value -> value / divisor), whole);
    }

    private static String normalized(double[] vector) {
        double length = Math.sqrt(measure("", vector, vector));
        return written(DoubleStream.of(vector).map(value -> value / length), false);
    }

    private static String truncated(String[] arguments) {
        String[] elements = arguments[0].substring(1, arguments[0].length() - 1).split(",");
        return "[" + String.join(",", List.of(elements).subList(0, Integer.parseInt(arguments[1]))) + "]";
    }

    private static String written(DoubleStream values, boolean whole) {
        return values.mapToObj(value -> whole ? Long.toString((long) value) : Float.toString((float) value))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static double measure(String measure, double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double apart = a[i] - b[i];
            sum += switch (measure) {
                case "L1_DISTANCE" -> Math.abs(apart);
                case "L2_DISTANCE" -> apart * apart;
                default -> a[i] * b[i];
            };
        }
        return switch (measure) {
            case "L2_DISTANCE" -> Math.sqrt(sum);
            case "COSINE_SIMILARITY" -> sum / Math.sqrt(measure("", a, a) * measure("", b, b));
            default -> sum;
        };
    }
}
