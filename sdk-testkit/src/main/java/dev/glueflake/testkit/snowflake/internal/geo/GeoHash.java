package dev.glueflake.testkit.snowflake.internal.geo;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Places as short texts: each bit halves a rectangle of longitudes and latitudes in turn, five bits are a character. */
public final class GeoHash {
    public static final int MAX = 20;

    private static final String DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz";
    private static final int BITS = 5;

    private GeoHash() {}

    /** What of a rectangle is left. */
    private static final class Cell {
        private double west = -180;
        private double east = 180;
        private double south = -90;
        private double north = 90;
        private boolean across = true;

        boolean half(double longitude, double latitude) {
            boolean upper = across ? longitude >= (west + east) / 2 : latitude >= (south + north) / 2;
            take(upper);
            return upper;
        }

        void take(boolean upper) {
            if (across) {
                double middle = (west + east) / 2;
                west = upper ? middle : west;
                east = upper ? east : middle;
            } else {
                double middle = (south + north) / 2;
                south = upper ? middle : south;
                north = upper ? north : middle;
            }
            across = !across;
        }
    }

    public static String of(double longitude, double latitude, int length) {
        Cell cell = new Cell();
        StringBuilder hash = new StringBuilder();
        while (hash.length() < length) {
            int digit = 0;
            for (int bit = 0; bit < BITS; bit++) {
                digit = 2 * digit + (cell.half(longitude, latitude) ? 1 : 0);
            }
            hash.append(DIGITS.charAt(digit));
        }
        return hash.toString();
    }

    private static Cell cell(String hash) {
        Cell cell = new Cell();
        for (char c : hash.toLowerCase(Locale.ROOT).toCharArray()) {
            int digit = DIGITS.indexOf(c);
            if (digit < 0 || hash.length() > MAX) {
                throw GeoErrors.argument("'" + hash + "' is not a valid geohash.");
            }
            for (int bit = BITS - 1; bit >= 0; bit--) {
                cell.take(((digit >> bit) & 1) == 1);
            }
        }
        return cell;
    }

    /** The rectangle of a hash. */
    public static Geometry rectangle(String hash) {
        Cell cell = cell(hash);
        return Shapes.FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(cell.west, cell.south),
            new Coordinate(cell.west, cell.north),
            new Coordinate(cell.east, cell.north),
            new Coordinate(cell.east, cell.south),
            new Coordinate(cell.west, cell.south)
        });
    }

    /** The middle of the rectangle of a hash. */
    public static Geometry centre(String hash) {
        Cell cell = cell(hash);
        return Shapes.FACTORY.createPoint(new Coordinate((cell.west + cell.east) / 2, (cell.south + cell.north) / 2));
    }
}
