package dev.glueflake.testkit.snowflake.internal.geo;

import dev.glueflake.testkit.snowflake.internal.geo.sphere.SphereValidity;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Whether shapes are what the OGC's rules want: no rings that cross, no lines of one point. */
public final class Validity {
    private static final double MAX_LONGITUDE = 180;
    private static final double MAX_LATITUDE = 90;

    private Validity() {}

    static Shape checked(Shape shape, ShapeReader.Rules rules) {
        if (rules.onEarth()) {
            checkOnEarth(shape.geometry());
        }
        Optional<String> problem = problem(shape.geometry(), rules.onEarth());
        if (problem.isEmpty()) {
            return shape;
        }
        if (rules.allowInvalid()) {
            return new Shape(shape.geometry(), shape.srid(), Shape.State.INVALID);
        }
        throw GeoErrors.invalid(rules.onEarth(), problem.get());
    }

    /** Refuses a shape that is not valid. */
    public static void require(Geometry shape, boolean onEarth) {
        problem(shape, onEarth).ifPresent(why -> {
            throw GeoErrors.invalid(onEarth, why);
        });
    }

    public static boolean isValid(Geometry shape, boolean onEarth) {
        return problem(shape, onEarth).isEmpty();
    }

    private static Optional<String> problem(Geometry shape, boolean onEarth) {
        if (onEarth) {
            return SphereValidity.problem(shape)
                    .map(problem -> problem.edges().isEmpty() ? problem.text() : crossing(problem));
        }
        TopologyValidationError error = new IsValidOp(shape).getValidationError();
        return Optional.ofNullable(error).map(TopologyValidationError::getMessage);
    }

    private static String crossing(SphereValidity.Problem problem) {
        var edges = problem.edges();
        return GeoErrors.crossing(edges.get(0), edges.get(1), edges.get(2), edges.get(3));
    }

    /** Longitudes and latitudes are degrees. */
    public static void checkOnEarth(Geometry shape) {
        if (shape instanceof GeometryCollection parts) {
            for (int i = 0; i < parts.getNumGeometries(); i++) {
                checkOnEarth(parts.getGeometryN(i));
            }
            return;
        }
        for (Coordinate at : shape.getCoordinates()) {
            if (!(Math.abs(at.x) <= MAX_LONGITUDE) || !(Math.abs(at.y) <= MAX_LATITUDE)) {
                String kind = shape.getGeometryType();
                throw GeoErrors.offEarth(kind.equals("Polygon") ? "Polygon::Loop" : kind, at.x, at.y);
            }
        }
    }
}
