package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.geo.Shape;
import dev.glueflake.testkit.snowflake.internal.geo.sphere.SphereDistance;
import dev.glueflake.testkit.snowflake.internal.geo.sphere.SphereMeasures;
import dev.glueflake.testkit.snowflake.internal.geo.sphere.SphereRelations;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;

/** How large shapes are, how far apart, and how they lie to each other. */
final class ShapeMeasureUdfs {
    private ShapeMeasureUdfs() {}

    static void define(UdfLibrary library) {
        ShapeCall.defineOfValid(library, "ST_AREA", 1, call -> Double.toString(area(call)));
        ShapeCall.defineOfValid(library, "ST_LENGTH", 1, call -> Double.toString(length(call)));
        ShapeCall.defineOfValid(library, "ST_PERIMETER", 1, call -> Double.toString(perimeter(call)));
        ShapeCall.defineOfValid(library, "ST_DISTANCE", 2, ShapeMeasureUdfs::distance);
        ShapeCall.defineOfValid(library, "ST_DWITHIN", 2, ShapeMeasureUdfs::isNear);
        ShapeCall.define(library, "ST_AZIMUTH", ShapeMeasureUdfs::azimuth);
        ShapeCall.define(library, "ST_HAUSDORFFDISTANCE", ShapeMeasureUdfs::hausdorff);
        relations(library);
    }

    private static double area(ShapeCall call) {
        Shape shape = call.any(0);
        return call.onEarth()
                ? SphereMeasures.area(shape.geometry(), shape.state() == Shape.State.INVERTED)
                : shape.geometry().getArea();
    }

    private static double length(ShapeCall call) {
        return call.onEarth() ? SphereMeasures.length(call.any(0).geometry()) : lines(call.geometry(0));
    }

    private static double lines(Geometry shape) {
        if (shape instanceof LineString line) {
            return line.getLength();
        }
        return sum(shape, ShapeMeasureUdfs::lines);
    }

    private static double sum(Geometry shape, ToDoubleFunction<Geometry> size) {
        double sum = 0;
        for (int i = 0; shape instanceof GeometryCollection && i < shape.getNumGeometries(); i++) {
            sum += size.applyAsDouble(shape.getGeometryN(i));
        }
        return sum;
    }

    private static double perimeter(ShapeCall call) {
        return call.onEarth() ? SphereMeasures.perimeter(call.any(0).geometry()) : rings(call.geometry(0));
    }

    private static double rings(Geometry shape) {
        return shape instanceof Polygonal ? shape.getLength() : sum(shape, ShapeMeasureUdfs::rings);
    }

    private static @Nullable String distance(ShapeCall call) {
        call.requireOneSystem();
        Geometry a = call.geometry(0);
        Geometry b = call.geometry(1);
        if (a.isEmpty() || b.isEmpty()) {
            return null;
        }
        return Double.toString(call.onEarth() ? SphereDistance.between(a, b) * SphereMeasures.RADIUS : a.distance(b));
    }

    private static @Nullable String hausdorff(ShapeCall call) {
        Geometry a = call.geometry(0);
        Geometry b = call.geometry(1);
        return a.isEmpty() || b.isEmpty() ? null : Double.toString(Math.toDegrees(SphereDistance.hausdorff(a, b)));
    }

    private static @Nullable String isNear(ShapeCall call) {
        String distance = distance(call);
        return distance == null ? null : Boolean.toString(Double.parseDouble(distance) <= call.real(2));
    }

    private static @Nullable String azimuth(ShapeCall call) {
        call.requireOneSystem();
        Coordinate from = point(call, 0);
        Coordinate to = point(call, 1);
        if (from.equals2D(to)) {
            return null;
        }
        if (call.onEarth()) {
            return Double.toString(SphereMeasures.azimuth(from, to));
        }
        double angle = Math.atan2(to.x - from.x, to.y - from.y);
        return Double.toString(angle < 0 ? angle + 2 * Math.PI : angle);
    }

    private static Coordinate point(ShapeCall call, int index) {
        if (call.geometry(index) instanceof Point point && !point.isEmpty()) {
            return point.getCoordinate();
        }
        throw call.wrongKind(call.geometry(index));
    }

    private static void relations(UdfLibrary library) {
        relation(library, "ST_INTERSECTS", SphereRelations::intersects, Geometry::intersects);
        relation(library, "ST_DISJOINT", (a, b) -> !SphereRelations.intersects(a, b), Geometry::disjoint);
        relation(library, "ST_CONTAINS", SphereRelations::contains, Geometry::contains);
        relation(library, "ST_WITHIN", (a, b) -> SphereRelations.contains(b, a), Geometry::within);
        relation(library, "ST_COVERS", SphereRelations::covers, Geometry::covers);
        relation(library, "ST_COVEREDBY", (a, b) -> SphereRelations.covers(b, a), Geometry::coveredBy);
    }

    private static void relation(
            UdfLibrary library,
            String function,
            BiPredicate<Geometry, Geometry> onEarth,
            BiPredicate<Geometry, Geometry> inPlane) {
        ShapeCall.defineOfValid(library, function, 2, call -> {
            if (call.shape(0).isCollection() || call.shape(1).isCollection()) {
                throw Errors.unsupported(function + " of a GeometryCollection");
            }
            call.requireOneSystem();
            return Boolean.toString((call.onEarth() ? onEarth : inPlane).test(call.geometry(0), call.geometry(1)));
        });
    }
}
