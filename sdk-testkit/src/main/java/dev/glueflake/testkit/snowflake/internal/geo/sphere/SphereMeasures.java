package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Areas, lengths, directions and centres. */
public final class SphereMeasures {
    /** Metres from the centre; every documented length and area has it. */
    public static final double RADIUS = 6_371_010;

    private static final double WHOLE = 4 * Math.PI;

    private SphereMeasures() {}

    /** Square metres of all polygons. */
    public static double area(Geometry shape, boolean inverted) {
        double area = Parts.of(shape).polygons().stream()
                .mapToDouble(SphereMeasures::area)
                .sum();
        return (inverted ? WHOLE - area : area) * RADIUS * RADIUS;
    }

    private static double area(Polygon polygon) {
        double area = 0;
        for (List<Arc> ring : Parts.rings(polygon)) {
            double inside = Math.abs(signedArea(ring));
            area = area == 0 ? inside : area - inside;
        }
        return Math.max(0, area);
    }

    /** What a ring has on its left, in (-2π, 2π]: negative where its right side is the smaller one. */
    static double signedArea(List<Arc> ring) {
        double area = 0;
        for (Arc arc : ring) {
            area += excess(ring.get(0).from(), arc.from(), arc.to());
        }
        return Math.IEEEremainder(area, WHOLE);
    }

    /** The area of a triangle, positive where its corners go counterclockwise. */
    private static double excess(Vec a, Vec b, Vec c) {
        // Differences keep the digits of small triangles.
        double volume = a.dot(b.minus(a).cross(c.minus(a)));
        return 2 * Math.atan2(volume, 1 + a.dot(b) + b.dot(c) + c.dot(a));
    }

    /** Whether a ring has the smaller part of the earth on its left. */
    public static boolean isCounterclockwise(LineString ring) {
        return signedArea(Parts.arcs(ring)) >= 0;
    }

    /** Metres of all lines. */
    public static double length(Geometry shape) {
        return Parts.of(shape).lines().stream()
                        .mapToDouble(SphereMeasures::length)
                        .sum()
                * RADIUS;
    }

    /** Metres of all rings. */
    public static double perimeter(Geometry shape) {
        return Parts.of(shape).polygons().stream()
                        .flatMap(polygon -> Parts.rings(polygon).stream())
                        .mapToDouble(SphereMeasures::length)
                        .sum()
                * RADIUS;
    }

    private static double length(List<Arc> arcs) {
        return arcs.stream().mapToDouble(Arc::length).sum();
    }

    /** The direction from one place to another, clockwise from north, in radians from 0 to 2π. */
    public static double azimuth(Coordinate from, Coordinate to) {
        double apart = Math.toRadians(to.x - from.x);
        double south = Math.toRadians(from.y);
        double north = Math.toRadians(to.y);
        double east = Math.cos(north) * Math.sin(apart);
        double up = Math.cos(south) * Math.sin(north) - Math.sin(south) * Math.cos(north) * Math.cos(apart);
        double angle = Math.atan2(east, up);
        return angle < 0 ? angle + 2 * Math.PI : angle;
    }

    /** The centre of what has the highest dimension; null where nothing or everything is in balance. */
    public static @Nullable Coordinate centroid(Geometry shape) {
        Parts parts = Parts.of(shape);
        Vec centre = Vec.ZERO;
        if (!parts.polygons().isEmpty()) {
            for (Polygon polygon : parts.polygons()) {
                centre = centre.plus(centre(polygon));
            }
        } else if (!parts.lines().isEmpty()) {
            for (List<Arc> line : parts.lines()) {
                for (Arc arc : line) {
                    centre = centre.plus(arc.from().plus(arc.to()).unit().times(2 * Math.sin(arc.length() / 2)));
                }
            }
        } else {
            for (Vec point : parts.points()) {
                centre = centre.plus(point);
            }
        }
        return centre.length() == 0 ? null : centre.unit().degrees();
    }

    /** The sum of the places inside: half the sum, over the edges, of their directions times their lengths. */
    private static Vec centre(Polygon polygon) {
        Vec centre = Vec.ZERO;
        boolean outer = true;
        for (List<Arc> ring : Parts.rings(polygon)) {
            Vec sum = Vec.ZERO;
            for (Arc arc : ring) {
                sum = sum.plus(arc.normal().times(arc.length() / 2));
            }
            boolean counterclockwise = signedArea(ring) >= 0;
            centre = centre.plus(sum.times(counterclockwise == outer ? 1 : -1));
            outer = false;
        }
        return centre;
    }
}
