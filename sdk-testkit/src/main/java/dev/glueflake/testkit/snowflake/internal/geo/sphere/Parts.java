package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** The points, lines and polygons that a shape consists of. */
record Parts(List<Vec> points, List<List<Arc>> lines, List<Polygon> polygons) {
    static Parts of(Geometry shape) {
        Parts parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        parts.add(shape);
        return parts;
    }

    private void add(Geometry shape) {
        if (shape.isEmpty()) {
            return;
        }
        if (shape instanceof Point point) {
            points.add(Vec.of(point.getCoordinate()));
        } else if (shape instanceof LineString line) {
            lines.add(arcs(line));
        } else if (shape instanceof Polygon polygon) {
            polygons.add(polygon);
        } else {
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                add(shape.getGeometryN(i));
            }
        }
    }

    static List<Arc> arcs(LineString line) {
        List<Arc> arcs = new ArrayList<>();
        Coordinate[] all = line.getCoordinates();
        for (int i = 1; i < all.length; i++) {
            if (!all[i].equals2D(all[i - 1])) {
                arcs.add(new Arc(Vec.of(all[i - 1]), Vec.of(all[i])));
            }
        }
        return arcs;
    }

    /** The rings of a polygon, the outer one first. */
    static List<List<Arc>> rings(Polygon polygon) {
        List<List<Arc>> rings = new ArrayList<>();
        rings.add(arcs(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(arcs(polygon.getInteriorRingN(i)));
        }
        return rings;
    }

    /** Every edge, of lines and of rings. */
    List<Arc> edges() {
        List<Arc> edges = new ArrayList<>();
        lines.forEach(edges::addAll);
        polygons.forEach(polygon -> rings(polygon).forEach(edges::addAll));
        return edges;
    }
}
