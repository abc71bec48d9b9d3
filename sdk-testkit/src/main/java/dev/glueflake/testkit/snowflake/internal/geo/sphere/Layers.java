package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** The single shapes in shapes, by their dimension. */
record Layers(List<Geometry> points, List<Geometry> lines, List<Geometry> polygons) {
    /** Nearer to an edge than that a place is on it, in radians. */
    private static final double ON_EDGE = 1e-15;

    static Layers of(List<Geometry> shapes) {
        Layers layers = new Layers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        shapes.forEach(layers::add);
        return layers;
    }

    private void add(Geometry shape) {
        if (shape.isEmpty()) {
            return;
        }
        if (shape instanceof Point) {
            points.add(shape);
        } else if (shape instanceof LineString) {
            lines.add(shape);
        } else if (shape instanceof Polygon) {
            polygons.add(shape);
        } else {
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                add(shape.getGeometryN(i));
            }
        }
    }

    /** The points, each once, that are inside the shape or corners of it; on an edge there is no certain answer, as in Snowflake. */
    static List<Geometry> inside(List<Geometry> points, Geometry shape) {
        return distinct(points).stream().filter(point -> isIn(point, shape)).toList();
    }

    /** The points, each once, that are in none of the shapes. */
    static List<Geometry> outside(List<Geometry> points, List<Geometry> shapes) {
        return distinct(points).stream()
                .filter(point -> shapes.stream().noneMatch(shape -> isIn(point, shape)))
                .toList();
    }

    private static List<Geometry> distinct(List<Geometry> points) {
        Map<Coordinate, Geometry> places = new LinkedHashMap<>();
        points.forEach(point -> places.putIfAbsent(point.getCoordinate(), point));
        return List.copyOf(places.values());
    }

    private static boolean isIn(Geometry point, Geometry shape) {
        for (Coordinate corner : shape.getCoordinates()) {
            if (corner.equals2D(point.getCoordinate())) {
                return true;
            }
        }
        Vec place = Vec.of(point.getCoordinate());
        return of(List.of(shape)).polygons().stream()
                .map(polygon -> (Polygon) polygon)
                .anyMatch(polygon -> new Rings(polygon).contains(place)
                        && Parts.of(polygon).edges().stream().allMatch(edge -> edge.distance(place) > ON_EDGE));
    }

    /** One shape of all: a single one as it is, those of one kind as a multiple one, others as a collection; null of none. */
    static @Nullable Geometry assembled(List<Geometry> all) {
        return all.isEmpty() ? null : Gnomonic.FACTORY.buildGeometry(all);
    }
}
