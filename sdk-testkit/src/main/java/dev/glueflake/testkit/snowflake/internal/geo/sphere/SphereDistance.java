package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** How far shapes are apart, in radians. */
public final class SphereDistance {
    /** Less than any two places that can be told apart. */
    private static final double TOUCHING = 1e-15;

    private SphereDistance() {}

    /** Between the nearest places of two shapes. */
    public static double between(Geometry a, Geometry b) {
        double vertices = nearest(vertices(a), vertices(b));
        List<Arc> mine = Parts.of(a).edges();
        List<Arc> theirs = Parts.of(b).edges();
        if (vertices == 0 || cross(mine, theirs) || isAround(a, b) || isAround(b, a)) {
            return 0;
        }
        double edges = Math.min(toEdges(vertices(a), theirs), toEdges(vertices(b), mine));
        return edges <= TOUCHING ? 0 : Math.min(vertices, edges);
    }

    /** The greatest distance from a corner of one shape to the nearest corner of the other. */
    public static double hausdorff(Geometry a, Geometry b) {
        return Math.max(farthest(vertices(a), vertices(b)), farthest(vertices(b), vertices(a)));
    }

    private static List<Vec> vertices(Geometry shape) {
        List<Vec> all = new ArrayList<>();
        for (Coordinate coordinate : shape.getCoordinates()) {
            all.add(Vec.of(coordinate));
        }
        return all;
    }

    private static double nearest(List<Vec> from, List<Vec> to) {
        return from.stream().mapToDouble(place -> nearest(place, to)).min().orElse(Double.POSITIVE_INFINITY);
    }

    private static double nearest(Vec place, List<Vec> others) {
        return others.stream().mapToDouble(place::angle).min().orElse(Double.POSITIVE_INFINITY);
    }

    private static double farthest(List<Vec> from, List<Vec> to) {
        return from.stream().mapToDouble(place -> nearest(place, to)).max().orElse(0);
    }

    private static double toEdges(List<Vec> places, List<Arc> edges) {
        double least = Double.POSITIVE_INFINITY;
        for (Vec place : places) {
            for (Arc edge : edges) {
                least = Math.min(least, edge.distance(place));
            }
        }
        return least;
    }

    private static boolean cross(List<Arc> mine, List<Arc> theirs) {
        return mine.stream().anyMatch(edge -> theirs.stream().anyMatch(edge::crosses));
    }

    /** Whether a polygon has a corner of each of the other shape's parts, one of which is enough. */
    private static boolean isAround(Geometry polygons, Geometry shape) {
        Parts parts = Parts.of(shape);
        List<Vec> samples = new ArrayList<>(parts.points());
        parts.lines().forEach(line -> line.stream().limit(1).forEach(arc -> samples.add(arc.from())));
        parts.polygons().forEach(polygon -> samples.add(Vec.of(polygon.getCoordinate())));
        return Parts.of(polygons).polygons().stream().map(Rings::new).anyMatch(rings -> samples.stream()
                .anyMatch(rings::contains));
    }
}
