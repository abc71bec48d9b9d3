package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.Json.Kind;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** VECTOR: kept as a JSON array of numbers that 32 bits hold. */
public final class VectorUdfs {
    /** An array as a vector: the array, {@code INT} or {@code FLOAT}, the dimension. */
    public static final String MAKE = "sf_vector";
    /** The array of a vector. */
    public static final String ARRAY = "sf_vector_array";
    /** How near two vectors are: the measure and both. */
    public static final String MEASURE = "sf_vector_measure";

    public static final List<String> MEASURES =
            List.of("COSINE_SIMILARITY", "INNER_PRODUCT", "L1_DISTANCE", "L2_DISTANCE");

    private VectorUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(MAKE, VectorUdfs::make);
        library.whole(ARRAY, arguments -> array(arguments[0], arguments[1].equals("INT")));
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
