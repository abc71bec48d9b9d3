package dev.glueflake.testkit.snowflake.internal.geo;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.RealText;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;

/** Snowflake's errors about shapes. */
public final class GeoErrors {
    private static final String INPUT = "100205";
    private static final String INVALID = "100217";
    private static final String STATE = "P0000";
    private static final int SHOWN = 200;

    private GeoErrors() {}

    static SnowflakeException unreadable(String input, String form) {
        String shown = input.length() > SHOWN ? input.substring(0, SHOWN) + "..." : input;
        return form.isEmpty()
                ? input("Error parsing Geo input: " + shown + ". Did not recognize valid GeoJSON, (E)WKT or (E)WKB.")
                : input("Error parsing " + form + " input: " + shown + ".");
    }

    static SnowflakeException input(String message) {
        return new SnowflakeException(INPUT, STATE, message);
    }

    /** A coordinate that is not on the earth. */
    static SnowflakeException offEarth(String kind, double longitude, double latitude) {
        return input("GeoJSON::" + kind + ": Invalid Lng/Lat pair: '" + RealText.of(longitude) + ","
                + RealText.of(latitude) + "'");
    }

    static SnowflakeException invalid(boolean onEarth, String why) {
        return new SnowflakeException(
                INVALID, STATE, (onEarth ? "Geography" : "Geometry") + " validation failed: " + why);
    }

    /** Two edges of a polygon that cross. */
    static String crossing(Coordinate a, Coordinate b, Coordinate c, Coordinate d) {
        return "Edge " + edge(a, b) + " crosses edge " + edge(c, d);
    }

    private static String edge(Coordinate from, Coordinate to) {
        return String.format(Locale.ROOT, "(%f,%f) -- (%f,%f)", from.x, from.y, to.x, to.y);
    }

    /** A shape of a kind that a function does not take. */
    public static SnowflakeException wrongKind(String function, String kind) {
        return new SnowflakeException(
                "100209", STATE, "Type " + kind + " is not supported as argument to " + function + ".");
    }

    public static SnowflakeException mixedSystems(int a, int b) {
        return new SnowflakeException("100218", STATE, "Incompatible SRID: " + a + " and " + b);
    }

    /** Any other argument that a function does not take. */
    public static SnowflakeException argument(String message) {
        return new SnowflakeException("100206", STATE, message);
    }
}
