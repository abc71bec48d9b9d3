package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * The least and greatest longitudes and latitudes of a shape, in degrees; arcs bend towards the poles.
 *
 * @param west -180 where the shape touches or crosses the antimeridian, and then {@code east} is 180
 */
public record SphereBounds(double west, double east, double south, double north) {
    private static final double HALF = 180;
    private static final double POLE = 90;

    /** Longitudes from one eastwards to another, which may be beyond 180. */
    private record Span(double from, double to) {}

    public static SphereBounds of(Geometry shape) {
        Parts parts = Parts.of(shape);
        List<Span> spans = new ArrayList<>();
        double[] latitudes = {POLE, -POLE};
        for (Coordinate coordinate : shape.getCoordinates()) {
            spans.add(new Span(coordinate.x, coordinate.x));
            widen(latitudes, coordinate.y);
        }
        parts.edges().forEach(arc -> bend(latitudes, arc));
        for (Object line : LinearComponentExtracter.getLines(shape)) {
            Coordinate[] all = ((LineString) line).getCoordinates();
            for (int i = 1; i < all.length; i++) {
                spans.add(span(all[i - 1].x, all[i].x));
            }
        }
        boolean aroundPole = false;
        for (Polygon polygon : parts.polygons()) {
            aroundPole |= includePoles(polygon, latitudes);
        }
        Span all = joined(spans);
        boolean over = aroundPole || all.to() >= HALF || all.from() <= -HALF;
        return new SphereBounds(over ? -HALF : all.from(), over ? HALF : all.to(), latitudes[0], latitudes[1]);
    }

    /** The same as a box of degrees. */
    public Envelope envelope() {
        return new Envelope(west, east, south, north);
    }

    private static void widen(double[] latitudes, double latitude) {
        latitudes[0] = Math.min(latitudes[0], latitude);
        latitudes[1] = Math.max(latitudes[1], latitude);
    }

    /** The northernmost and southernmost places of the arc's circle, where they are on the arc. */
    private static void bend(double[] latitudes, Arc arc) {
        Vec normal = arc.normal();
        Vec top = normal.cross(new Vec(0, 0, 1)).cross(normal).unit();
        for (Vec peak : List.of(top, top.times(-1))) {
            if (normal.cross(arc.from()).dot(peak) > 0 && arc.to().cross(normal).dot(peak) > 0) {
                widen(latitudes, Math.toDegrees(peak.latitude()));
            }
        }
    }

    /** The shorter way round. */
    private static Span span(double from, double to) {
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        return high - low <= HALF ? new Span(low, high) : new Span(high, low + 2 * HALF);
    }

    private static boolean includePoles(Polygon polygon, double[] latitudes) {
        Rings rings = new Rings(polygon);
        boolean any = false;
        for (double pole : new double[] {-1, 1}) {
            if (rings.contains(new Vec(0, 0, pole))) {
                widen(latitudes, pole * POLE);
                any = true;
            }
        }
        return any;
    }

    /** All longitudes but the widest gap between the spans. */
    private static Span joined(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingDouble(Span::from));
        double first = sorted.get(0).from();
        double reached = first;
        double widest = 0;
        Span inner = new Span(first, first);
        for (Span span : sorted) {
            if (span.from() - reached > widest) {
                widest = span.from() - reached;
                inner = new Span(span.from(), reached + 2 * HALF);
            }
            reached = Math.max(reached, span.to());
        }
        double outer = first + 2 * HALF - reached;
        return outer >= widest ? new Span(first, reached) : inner;
    }
}
