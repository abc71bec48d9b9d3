package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.geo.GeoErrors;
import dev.glueflake.testkit.snowflake.internal.geo.GeoHash;
import dev.glueflake.testkit.snowflake.internal.geo.Shape;
import dev.glueflake.testkit.snowflake.internal.geo.Shapes;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Geohashes of shapes and shapes of geohashes. */
final class GeoHashUdfs {
    private GeoHashUdfs() {}

    static void define(UdfLibrary library) {
        ShapeCall.define(library, "ST_GEOHASH", GeoHashUdfs::hash);
        for (String name : new String[] {"ST_GEOGFROMGEOHASH", "ST_GEOMFROMGEOHASH"}) {
            ShapeCall.define(library, name, call -> stored(call, GeoHash.rectangle(start(call))));
        }
        ShapeCall.define(library, "ST_GEOGPOINTFROMGEOHASH", call -> stored(call, GeoHash.centre(call.text(0))));
    }

    private static int length(ShapeCall call) {
        int length = call.count() > 1 ? call.integer(1) : GeoHash.MAX;
        if (length < 1 || length > GeoHash.MAX) {
            throw GeoErrors.argument("The precision " + length + " of " + call.function() + " is not between 1 and "
                    + GeoHash.MAX + ".");
        }
        return length;
    }

    /** Of what is no point: what the hashes of two corners of its bounds have in common. */
    private static String hash(ShapeCall call) {
        Shape shape = call.shape(0);
        if (shape.srid() != Shape.WGS84) {
            throw GeoErrors.argument(call.function() + " takes a GEOMETRY of SRID 4326, not " + shape.srid() + ".");
        }
        int length = length(call);
        Geometry geometry = shape.geometry();
        if (geometry instanceof Point point) {
            return GeoHash.of(point.getX(), point.getY(), length);
        }
        Envelope bounds = call.bounds(0);
        String low = GeoHash.of(bounds.getMinX(), bounds.getMinY(), length);
        String high = GeoHash.of(bounds.getMaxX(), bounds.getMaxY(), length);
        int same = 0;
        while (same < length && low.charAt(same) == high.charAt(same)) {
            same++;
        }
        return low.substring(0, same);
    }

    private static String start(ShapeCall call) {
        String hash = call.text(0);
        return hash.substring(0, Math.min(hash.length(), length(call)));
    }

    private static String stored(ShapeCall call, Geometry geometry) {
        return Shapes.stored(new Shape(geometry, call.onEarth() ? Shape.WGS84 : 0));
    }
}
