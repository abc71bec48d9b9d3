package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.linemerge.LineMerger;

/**
 * The order in which Snowflake lists the corners of a shape that it made: outer rings go counterclockwise, the edge that comes last
 * in the shapes it was made of is a ring's last, and polygons follow the first edge of each.
 */
final class RingOrder {
    /** So near to an edge is a corner on it. */
    private static final double ON_EDGE = 1e-12;

    private record Edge(Coordinate from, Coordinate to) {
        boolean has(Coordinate a, Coordinate b) {
            return Distance.pointToSegment(a, from, to) < ON_EDGE && Distance.pointToSegment(b, from, to) < ON_EDGE;
        }
    }

    private final List<Edge> edges = new ArrayList<>();

    /** @param shapes what results are made of, on the earth */
    RingOrder(Gnomonic plane, List<Geometry> shapes) {
        Layers layers = Layers.of(shapes);
        List<Geometry> all = new ArrayList<>(layers.lines());
        all.addAll(layers.polygons());
        for (Geometry shape : all) {
            Geometry flat = plane.project(shape);
            if (flat instanceof Polygon polygon) {
                rings(polygon).forEach(this::add);
            } else {
                add(flat.getCoordinates());
            }
        }
    }

    private void add(Coordinate[] line) {
        for (int i = 1; i < line.length; i++) {
            edges.add(new Edge(line[i - 1], line[i]));
        }
    }

    /** The outer ring counterclockwise, holes clockwise. */
    private static List<Coordinate[]> rings(Polygon polygon) {
        List<Coordinate[]> rings = new ArrayList<>();
        rings.add(turned(polygon.getExteriorRing(), true));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(turned(polygon.getInteriorRingN(i), false));
        }
        return rings;
    }

    private static Coordinate[] turned(LineString ring, boolean counterclockwise) {
        Coordinate[] corners = ring.getCoordinates();
        if (Orientation.isCCW(corners) != counterclockwise) {
            // A reversed ring begins with the last of its corners, the first one is its end.
            Coordinate[] open = Arrays.copyOf(corners, corners.length - 1);
            Collections.reverse(Arrays.asList(open));
            System.arraycopy(open, 0, corners, 0, open.length);
            corners[open.length] = open[0];
        }
        return corners;
    }

    /** The polygons of a shape in the plane, in order. */
    List<Geometry> polygons(@Nullable Geometry shape) {
        if (shape == null) {
            return List.of();
        }
        List<Polygon> ordered = new ArrayList<>();
        for (Geometry polygon : Layers.of(List.of(shape)).polygons()) {
            ordered.add(ordered((Polygon) polygon));
        }
        ordered.sort(Comparator.comparingInt(
                polygon -> first(polygon.getExteriorRing().getCoordinates())));
        return List.copyOf(ordered);
    }

    private Polygon ordered(Polygon polygon) {
        List<Coordinate[]> rings =
                new ArrayList<>(rings(polygon).stream().map(this::rotated).toList());
        Coordinate[] outer = rings.remove(0);
        rings.sort(Comparator.comparingInt(this::first));
        LinearRing[] holes =
                rings.stream().map(Gnomonic.FACTORY::createLinearRing).toArray(LinearRing[]::new);
        return Gnomonic.FACTORY.createPolygon(Gnomonic.FACTORY.createLinearRing(outer), holes);
    }

    private int first(Coordinate[] ring) {
        return index(ring[0], ring[1], false);
    }

    private Coordinate[] rotated(Coordinate[] ring) {
        int last = 0;
        int highest = -1;
        for (int i = 1; i < ring.length; i++) {
            int index = index(ring[i - 1], ring[i], true);
            if (index >= highest) {
                highest = index;
                last = i;
            }
        }
        Coordinate[] open = Arrays.copyOf(ring, ring.length - 1);
        Collections.rotate(Arrays.asList(open), -(last % open.length));
        Coordinate[] closed = Arrays.copyOf(open, ring.length);
        closed[open.length] = open[0];
        return closed;
    }

    /** The number of the first or last edge that an edge of the result is part of. */
    private int index(Coordinate from, Coordinate to, boolean latest) {
        int found = -1;
        for (int i = 0; i < edges.size() && (latest || found < 0); i++) {
            if (edges.get(i).has(from, to)) {
                found = i;
            }
        }
        return found;
    }

    /** The lines of a shape in the plane, joined where just two meet, each in the direction of the edge that it begins with. */
    List<Geometry> lines(@Nullable Geometry shape) {
        if (shape == null) {
            return List.of();
        }
        LineMerger merger = new LineMerger();
        Layers.of(List.of(shape)).lines().forEach(merger::add);
        List<LineString> merged = new ArrayList<>();
        for (Object line : merger.getMergedLineStrings()) {
            merged.add(directed((LineString) line));
        }
        merged.sort(Comparator.comparingInt(line -> first(line.getCoordinates())));
        return List.copyOf(merged);
    }

    private LineString directed(LineString line) {
        Coordinate[] at = line.getCoordinates();
        int index = first(at);
        if (index < 0) {
            return line;
        }
        Edge edge = edges.get(index);
        return edge.from().distance(at[0]) <= edge.from().distance(at[1]) ? line : line.reverse();
    }
}
