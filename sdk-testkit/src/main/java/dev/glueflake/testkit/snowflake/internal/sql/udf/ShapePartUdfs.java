package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.geo.GeoErrors;
import dev.glueflake.testkit.snowflake.internal.geo.ShapeWriter;
import dev.glueflake.testkit.snowflake.internal.geo.Shapes;
import dev.glueflake.testkit.snowflake.internal.geo.Validity;
import dev.glueflake.testkit.snowflake.internal.geo.sphere.SphereBounds;
import dev.glueflake.testkit.snowflake.internal.type.GeoFormat;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/** What a shape is written as and what it consists of. */
final class ShapePartUdfs {
    private ShapePartUdfs() {}

    static void define(UdfLibrary library) {
        for (GeoFormat format : new GeoFormat[] {GeoFormat.WKT, GeoFormat.EWKT, GeoFormat.WKB, GeoFormat.EWKB}) {
            ShapeCall.define(library, "ST_AS" + format, call -> ShapeWriter.text(call.any(0), format));
        }
        ShapeCall.define(library, "ST_ASGEOJSON", call -> JsonWriter.stored(ShapeWriter.geoJson(call.any(0))));
        ShapeCall.define(
                library,
                "ST_DIMENSION",
                call -> Integer.toString(Math.max(0, call.any(0).geometry().getDimension())));
        ShapeCall.define(
                library, "ST_SRID", call -> Integer.toString(call.any(0).srid()));
        ShapeCall.define(
                library,
                "ST_NPOINTS",
                call -> Integer.toString(call.any(0).geometry().getNumPoints()));
        ShapeCall.define(
                library,
                "ST_ISVALID",
                call -> Boolean.toString(Validity.isValid(call.any(0).geometry(), call.onEarth())));
        ShapeCall.define(library, "ST_X", call -> ordinate(call, Point::getX));
        ShapeCall.define(library, "ST_Y", call -> ordinate(call, Point::getY));
        lines(library);
        bounds(library);
    }

    private static @Nullable String ordinate(ShapeCall call, ToDoubleFunction<Point> ordinate) {
        Geometry shape = call.any(0).geometry();
        if (shape instanceof Point point) {
            return point.isEmpty() ? null : Double.toString(ordinate.applyAsDouble(point));
        }
        throw call.wrongKind(shape);
    }

    private static void lines(UdfLibrary library) {
        ShapeCall.define(library, "ST_STARTPOINT", call -> point(call, 1));
        ShapeCall.define(library, "ST_ENDPOINT", call -> point(call, -1));
        ShapeCall.define(library, "ST_POINTN", call -> point(call, call.integer(1)));
    }

    /** @param number from 1, or from the end where it is negative */
    private static String point(ShapeCall call, int number) {
        Geometry shape = call.any(0).geometry();
        if (!(shape instanceof LineString line)) {
            throw call.wrongKind(shape);
        }
        int index = number < 0 ? line.getNumPoints() + number : number - 1;
        if (index < 0 || index >= line.getNumPoints()) {
            throw GeoErrors.argument(
                    "Index " + number + " is out of bounds of a LineString of " + line.getNumPoints() + " points.");
        }
        return Shapes.stored(call.any(0).with(line.getPointN(index)));
    }

    private static void bounds(UdfLibrary library) {
        bound(library, "ST_XMIN", SphereBounds::west, Envelope::getMinX);
        bound(library, "ST_XMAX", SphereBounds::east, Envelope::getMaxX);
        bound(library, "ST_YMIN", SphereBounds::south, Envelope::getMinY);
        bound(library, "ST_YMAX", SphereBounds::north, Envelope::getMaxY);
    }

    private static void bound(
            UdfLibrary library,
            String function,
            ToDoubleFunction<SphereBounds> onEarth,
            ToDoubleFunction<Envelope> inPlane) {
        ShapeCall.defineOfValid(library, function, 1, call -> {
            Geometry shape = call.geometry(0);
            if (shape.isEmpty()) {
                return null;
            }
            return Double.toString(
                    call.onEarth()
                            ? onEarth.applyAsDouble(SphereBounds.of(shape))
                            : inPlane.applyAsDouble(shape.getEnvelopeInternal()));
        });
    }
}
