package dev.glueflake.testkit.snowflake.internal.geo;

import dev.glueflake.testkit.snowflake.internal.variant.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Shapes as GeoJSON, members sorted as in every OBJECT. */
final class GeoJsonWriter {
    /** A number of more decimal places is shown as a FLOAT in a VARIANT is. */
    private static final int PLAIN_DECIMALS = 9;

    private GeoJsonWriter() {}

    static Json of(Geometry shape) {
        boolean mixed = Shape.isCollection(shape);
        Map<String, Json> members = new TreeMap<>();
        members.put(mixed ? "geometries" : "coordinates", mixed ? parts(shape, GeoJsonWriter::of) : coordinates(shape));
        members.put("type", new Json.Leaf(Json.Kind.VARCHAR, shape.getGeometryType()));
        return new Json.Members(members);
    }

    private static Json coordinates(Geometry shape) {
        if (shape instanceof Point point) {
            return point.isEmpty() ? new Json.Array(List.of()) : position(point.getCoordinate());
        }
        if (shape instanceof LineString line) {
            return line(line);
        }
        return shape instanceof Polygon polygon ? polygon(polygon) : parts(shape, GeoJsonWriter::coordinates);
    }

    private static Json polygon(Polygon polygon) {
        List<Json> rings = new ArrayList<>();
        if (!polygon.isEmpty()) {
            rings.add(line(polygon.getExteriorRing()));
        }
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(line(polygon.getInteriorRingN(i)));
        }
        return new Json.Array(rings);
    }

    private static Json line(LineString line) {
        List<Json> positions = new ArrayList<>();
        for (Coordinate coordinate : line.getCoordinates()) {
            positions.add(position(coordinate));
        }
        return new Json.Array(positions);
    }

    private static Json parts(Geometry shapes, Function<Geometry, Json> form) {
        List<Json> parts = new ArrayList<>();
        for (int i = 0; i < shapes.getNumGeometries(); i++) {
            parts.add(form.apply(shapes.getGeometryN(i)));
        }
        return new Json.Array(parts);
    }

    private static Json position(Coordinate at) {
        return Double.isNaN(at.getZ())
                ? new Json.Array(List.of(number(at.x), number(at.y)))
                : new Json.Array(List.of(number(at.x), number(at.y), number(at.getZ())));
    }

    private static Json number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        if (exact.scale() > PLAIN_DECIMALS) {
            return new Json.Leaf(Json.Kind.DOUBLE, Double.toString(value));
        }
        return new Json.Leaf(exact.scale() > 0 ? Json.Kind.DECIMAL : Json.Kind.INTEGER, exact.toPlainString());
    }
}
