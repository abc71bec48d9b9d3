package dev.glueflake.testkit.snowflake.internal.geo;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Shapes out of GeoJSON. */
final class GeoJsonReader {
    private static final GeometryFactory FACTORY = Shapes.FACTORY;

    private final String input;
    private final boolean closesRings;

    private GeoJsonReader(String input, boolean closesRings) {
        this.input = input;
        this.closesRings = closesRings;
    }

    /** @param closesRings whether a ring may lack its last point */
    static Geometry read(Json json, String input, boolean closesRings) {
        try {
            return new GeoJsonReader(input, closesRings).shape(json);
        } catch (IllegalArgumentException broken) {
            throw GeoErrors.unreadable(input, "");
        }
    }

    private SnowflakeException unreadable() {
        return GeoErrors.unreadable(input, "");
    }

    private Geometry shape(Json json) {
        if (!(json instanceof Json.Members object) || !(object.entries().get("type") instanceof Json.Leaf type)) {
            throw unreadable();
        }
        if (type.text().equals("GeometryCollection")) {
            return FACTORY.createGeometryCollection(items(object.entries().get("geometries")).stream()
                    .map(this::shape)
                    .toArray(Geometry[]::new));
        }
        Json at = object.entries().get("coordinates");
        return switch (type.text()) {
            case "Point" -> point(at);
            case "LineString" -> line(at);
            case "Polygon" -> polygon(at);
            case "MultiPoint" ->
                FACTORY.createMultiPoint(items(at).stream().map(this::point).toArray(Point[]::new));
            case "MultiLineString" ->
                FACTORY.createMultiLineString(items(at).stream().map(this::line).toArray(LineString[]::new));
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(items(at).stream().map(this::polygon).toArray(Polygon[]::new));
            case "Feature", "FeatureCollection" -> throw Errors.unsupported("GeoJSON " + type.text());
            default -> throw unreadable();
        };
    }

    private List<Json> items(@Nullable Json json) {
        if (json instanceof Json.Array array) {
            return array.items();
        }
        throw unreadable();
    }

    private Point point(@Nullable Json json) {
        return items(json).isEmpty() ? FACTORY.createPoint() : FACTORY.createPoint(position(items(json)));
    }

    private LineString line(@Nullable Json json) {
        return FACTORY.createLineString(positions(json).toArray(Coordinate[]::new));
    }

    private Polygon polygon(@Nullable Json json) {
        List<LinearRing> rings = items(json).stream().map(this::ring).toList();
        if (rings.isEmpty()) {
            return FACTORY.createPolygon();
        }
        return FACTORY.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(Json json) {
        List<Coordinate> positions = positions(json);
        if (closesRings && !positions.isEmpty() && !positions.get(0).equals2D(positions.get(positions.size() - 1))) {
            positions.add(positions.get(0).copy());
        }
        return FACTORY.createLinearRing(positions.toArray(Coordinate[]::new));
    }

    private List<Coordinate> positions(@Nullable Json json) {
        List<Coordinate> positions = new ArrayList<>();
        items(json).forEach(item -> positions.add(position(items(item))));
        return positions;
    }

    private Coordinate position(List<Json> numbers) {
        if (numbers.size() < 2 || numbers.size() > 3) {
            throw unreadable();
        }
        double height = numbers.size() == 3 ? number(numbers.get(2)) : Coordinate.NULL_ORDINATE;
        return new Coordinate(number(numbers.get(0)), number(numbers.get(1)), height);
    }

    private double number(Json json) {
        if (json instanceof Json.Leaf leaf
                && (leaf.kind() == Json.Kind.INTEGER
                        || leaf.kind() == Json.Kind.DECIMAL
                        || leaf.kind() == Json.Kind.DOUBLE)) {
            return JsonWriter.real(leaf);
        }
        throw unreadable();
    }
}
