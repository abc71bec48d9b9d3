package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Whether shapes are valid on the earth, where edges cross elsewhere than in a plane. */
public final class SphereValidity {
    /**
     * What is wrong.
     *
     * @param edges the ends of two edges that cross; else empty
     */
    public record Problem(String text, List<Coordinate> edges) {
        public Problem {
            edges = List.copyOf(edges);
        }

        Problem(String text) {
            this(text, List.of());
        }
    }

    private record Edge(Coordinate from, Coordinate to, Arc arc) {}

    private SphereValidity() {}

    /** The first problem; empty where the shape is valid. */
    public static Optional<Problem> problem(Geometry shape) {
        for (Object line : LinearComponentExtracter.getLines(shape)) {
            Optional<Problem> problem = line((LineString) line);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return polygons(shape);
    }

    private static Optional<Problem> line(LineString line) {
        List<Arc> arcs = Parts.arcs(line);
        if (arcs.isEmpty() && !line.isEmpty()) {
            return Optional.of(new Problem("Line has fewer than two distinct points"));
        }
        return arcs.stream().anyMatch(arc -> arc.from().plus(arc.to()).length() < 1e-15)
                ? Optional.of(new Problem("Edge connects antipodal points"))
                : Optional.empty();
    }

    private static Optional<Problem> polygons(Geometry shape) {
        if (!(shape instanceof Polygonal)) {
            for (int i = 0; shape instanceof GeometryCollection && i < shape.getNumGeometries(); i++) {
                Optional<Problem> problem = polygons(shape.getGeometryN(i));
                if (problem.isPresent()) {
                    return problem;
                }
            }
            return Optional.empty();
        }
        Optional<Gnomonic> plane = Gnomonic.over(List.of(shape));
        if (plane.isEmpty()) {
            return crossing(shape);
        }
        IsValidOp check = new IsValidOp(plane.get().project(shape));
        return check.isValid()
                ? Optional.empty()
                : crossing(shape)
                        .or(() -> Optional.of(
                                new Problem(check.getValidationError().getMessage())));
    }

    private static Optional<Problem> crossing(Geometry shape) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            List<Edge> edges = edges((Polygon) shape.getGeometryN(i));
            for (int a = 0; a < edges.size(); a++) {
                for (int b = a + 1; b < edges.size(); b++) {
                    if (edges.get(a).arc().crosses(edges.get(b).arc())) {
                        return Optional.of(crossing(edges.get(a), edges.get(b)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Problem crossing(Edge a, Edge b) {
        return new Problem("edges cross", List.of(a.from(), a.to(), b.from(), b.to()));
    }

    private static List<Edge> edges(Polygon polygon) {
        List<Edge> edges = new ArrayList<>();
        for (Object ring : LinearComponentExtracter.getLines(polygon)) {
            Coordinate[] all = ((LineString) ring).getCoordinates();
            for (int i = 1; i < all.length; i++) {
                edges.add(new Edge(all[i - 1], all[i], new Arc(Vec.of(all[i - 1]), Vec.of(all[i]))));
            }
        }
        return edges;
    }
}
