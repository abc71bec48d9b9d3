package dev.glueflake.testkit.snowflake.internal.geo;

import org.locationtech.jts.geom.Geometry;

/**
 * A value of GEOGRAPHY or GEOMETRY.
 *
 * @param srid its spatial reference system's number
 */
public record Shape(Geometry geometry, int srid, State state) {
    /** The spatial reference system of every GEOGRAPHY: longitude and latitude in degrees. */
    public static final int WGS84 = 4326;

    /** What is special about a shape. */
    public enum State {
        PLAIN(""),
        /** It is all of the earth but its one polygon. */
        INVERTED("!"),
        /** It was let in though it is not valid. */
        INVALID("?");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    public Shape(Geometry geometry, int srid) {
        this(geometry, srid, State.PLAIN);
    }

    /** A shape on the earth. */
    public static Shape onEarth(Geometry geometry) {
        return new Shape(geometry, WGS84);
    }

    /** Another shape of the same system. */
    public Shape with(Geometry other) {
        return new Shape(other, srid);
    }

    /** Whether it is a collection of shapes of any kind. */
    public boolean isCollection() {
        return isCollection(geometry);
    }

    /** As {@link #isCollection()}: no shape of several parts of one kind. */
    public static boolean isCollection(Geometry shape) {
        return shape.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
    }
}
