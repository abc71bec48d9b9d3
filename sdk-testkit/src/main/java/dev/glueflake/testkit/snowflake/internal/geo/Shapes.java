package dev.glueflake.testkit.snowflake.internal.geo;

import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Shapes as the engine keeps them: {@code SRID=4326;POINT(1 2)}, with a mark before what is inverted or not valid. */
public final class Shapes {
    /** Makes every shape; without a model of its own, coordinates stay as they are. */
    public static final GeometryFactory FACTORY = new GeometryFactory();

    private static final String SRID = "SRID=";

    private Shapes() {}

    public static String stored(Shape shape) {
        return SRID + shape.srid() + ";" + shape.state().mark() + Wkt.of(shape.geometry());
    }

    public static Shape read(String stored) {
        int end = stored.indexOf(';');
        Shape.State state =
                switch (stored.charAt(end + 1)) {
                    case '!' -> Shape.State.INVERTED;
                    case '?' -> Shape.State.INVALID;
                    default -> Shape.State.PLAIN;
                };
        String wkt = stored.substring(end + 1 + state.mark().length());
        try {
            return new Shape(new WKTReader(FACTORY).read(wkt), Integer.parseInt(stored, SRID.length(), end, 10), state);
        } catch (ParseException e) {
            throw new IllegalStateException("no stored shape: " + stored, e);
        }
    }
}
