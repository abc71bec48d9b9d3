package dev.glueflake.testkit.snowflake.internal.geo;

import dev.glueflake.testkit.snowflake.internal.type.RealText;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** WKT as Snowflake writes it: no blanks but the one between the parts of a coordinate. */
final class Wkt {
    private Wkt() {}

    static String of(Geometry shape) {
        String word = shape.getGeometryType().toUpperCase(Locale.ROOT);
        if (shape.isEmpty()) {
            return word + " EMPTY";
        }
        boolean tagged = Shape.isCollection(shape);
        String height = !tagged && hasHeight(shape) ? "Z" : "";
        return word + height + (tagged ? list(shape, part -> of(part)) : body(shape));
    }

    static boolean hasHeight(Geometry shape) {
        return !Double.isNaN(shape.getCoordinate().getZ());
    }

    private static String body(Geometry shape) {
        if (shape instanceof Point point) {
            return "(" + position(point.getCoordinate()) + ")";
        }
        if (shape instanceof LineString line) {
            return line(line);
        }
        return shape instanceof Polygon polygon ? polygon(polygon) : list(shape, Wkt::body);
    }

    private static String polygon(Polygon polygon) {
        return joined(rings -> {
            rings.add(line(polygon.getExteriorRing()));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                rings.add(line(polygon.getInteriorRingN(i)));
            }
        });
    }

    private static String line(LineString line) {
        return joined(positions -> {
            for (Coordinate coordinate : line.getCoordinates()) {
                positions.add(position(coordinate));
            }
        });
    }

    private static String list(Geometry shapes, java.util.function.Function<Geometry, String> text) {
        return joined(parts -> {
            for (int i = 0; i < shapes.getNumGeometries(); i++) {
                parts.add(text.apply(shapes.getGeometryN(i)));
            }
        });
    }

    private static String joined(Consumer<StringJoiner> parts) {
        StringJoiner joined = new StringJoiner(",", "(", ")");
        parts.accept(joined);
        return joined.toString();
    }

    private static String position(Coordinate at) {
        String plane = RealText.of(at.x) + " " + RealText.of(at.y);
        return Double.isNaN(at.getZ()) ? plane : plane + " " + RealText.of(at.getZ());
    }
}
