package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.geo.Coordinates;
import dev.glueflake.testkit.snowflake.internal.geo.Projections;
import dev.glueflake.testkit.snowflake.internal.geo.Shape;
import dev.glueflake.testkit.snowflake.internal.geo.Shapes;
import dev.glueflake.testkit.snowflake.internal.geo.sphere.SphereMeasures;
import dev.glueflake.testkit.snowflake.internal.geo.sphere.SphereSimplifier;
import dev.glueflake.testkit.snowflake.internal.geo.sphere.Tessellation;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Puntal;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** Shapes made of one shape. */
final class ShapeChangeUdfs {
    private static final int QUARTER_SEGMENTS = 8;
    private static final double DEFAULT_TOLERANCE = 10;

    private ShapeChangeUdfs() {}

    static void define(UdfLibrary library) {
        ShapeCall.define(library, "ST_BUFFER", ShapeChangeUdfs::buffer);
        ShapeCall.defineOfValid(library, "ST_CENTROID", 1, ShapeChangeUdfs::centroid);
        ShapeCall.defineOfValid(library, "ST_ENVELOPE", 1, ShapeChangeUdfs::envelope);
        ShapeCall.defineOfValid(library, "ST_SIMPLIFY", 1, ShapeChangeUdfs::simplify);
        ShapeCall.define(library, "ST_INTERPOLATE", ShapeChangeUdfs::interpolate);
        ShapeCall.define(library, "ST_SETSRID", ShapeChangeUdfs::setSystem);
        ShapeCall.define(library, "ST_TRANSFORM", ShapeChangeUdfs::transform);
    }

    private static String buffer(ShapeCall call) {
        Geometry shape = call.geometry(0);
        Geometry buffer = BufferOp.bufferOp(shape, call.real(1), QUARTER_SEGMENTS);
        if (!(buffer instanceof Polygon polygon)) {
            return Shapes.stored(call.shape(0).with(buffer));
        }
        Polygon only = shape instanceof LineString && !polygon.isEmpty() ? withFirstTwice(polygon) : polygon;
        Polygon[] parts = only.isEmpty() ? new Polygon[0] : new Polygon[] {only};
        return Shapes.stored(call.shape(0).with(Shapes.FACTORY.createMultiPolygon(parts)));
    }

    /** What Snowflake makes of a line has one corner more than the two half circles have. */
    private static Polygon withFirstTwice(Polygon polygon) {
        Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
        Coordinate[] longer = new Coordinate[ring.length + 1];
        longer[0] = ring[0].copy();
        System.arraycopy(ring, 0, longer, 1, ring.length);
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = polygon.getInteriorRingN(i);
        }
        return Shapes.FACTORY.createPolygon(Shapes.FACTORY.createLinearRing(longer), holes);
    }

    private static @Nullable String centroid(ShapeCall call) {
        Geometry shape = call.geometry(0);
        if (!call.onEarth()) {
            return call.result(shape.getCentroid());
        }
        Coordinate centre = SphereMeasures.centroid(shape);
        return centre == null ? null : call.result(Shapes.FACTORY.createPoint(centre));
    }

    private static @Nullable String envelope(ShapeCall call) {
        Geometry shape = call.geometry(0);
        if (shape.isEmpty()) {
            return null;
        }
        Envelope box = call.bounds(0);
        boolean meridian = call.onEarth() && shape instanceof LineString && box.getWidth() == 0;
        return call.result(shape instanceof Point || meridian ? shape : box(box, call.onEarth()));
    }

    /** Counterclockwise from the south-west; in a plane a box without width or height is a point or a line. */
    private static Geometry box(Envelope box, boolean onEarth) {
        if (!onEarth && (box.getWidth() == 0 || box.getHeight() == 0)) {
            return Shapes.FACTORY.toGeometry(box);
        }
        return Shapes.FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(box.getMinX(), box.getMinY()),
            new Coordinate(box.getMaxX(), box.getMinY()),
            new Coordinate(box.getMaxX(), box.getMaxY()),
            new Coordinate(box.getMinX(), box.getMaxY()),
            new Coordinate(box.getMinX(), box.getMinY())
        });
    }

    private static @Nullable String simplify(ShapeCall call) {
        Geometry shape = call.geometry(0);
        if (shape instanceof Puntal) {
            return call.result(shape);
        }
        if (!call.onEarth()) {
            if (call.shape(0).isCollection()) {
                throw call.wrongKind(shape);
            }
            return call.result(DouglasPeuckerSimplifier.simplify(shape, call.real(1)));
        }
        if (shape instanceof LineString line) {
            Geometry simple = SphereSimplifier.line(line, call.real(1));
            boolean preserve = call.count() > 2 && Boolean.parseBoolean(call.text(2));
            if (preserve || simple.getNumPoints() > 2 || SphereMeasures.length(simple) > call.real(1)) {
                return call.result(simple);
            }
            throw Errors.unsupported(call.function() + " of a GEOGRAPHY shorter than the tolerance");
        }
        throw Errors.unsupported(call.function() + " of a GEOGRAPHY that is a " + shape.getGeometryType());
    }

    private static @Nullable String interpolate(ShapeCall call) {
        double tolerance = call.count() > 1 ? call.real(1) : DEFAULT_TOLERANCE;
        return call.result(Tessellation.of(call.geometry(0), tolerance));
    }

    private static String setSystem(ShapeCall call) {
        return Shapes.stored(
                new Shape(call.any(0).geometry(), call.integer(1), call.any(0).state()));
    }

    /** From the shape's own system, or from the one that the call names before the last. */
    private static String transform(ShapeCall call) {
        int to = call.integer(call.count() - 1);
        int from = call.count() > 2 ? call.integer(1) : call.any(0).srid();
        Geometry moved = Projections.transformed(call.geometry(0), from, to);
        return Shapes.stored(new Shape(Coordinates.rounded(moved), to));
    }
}
