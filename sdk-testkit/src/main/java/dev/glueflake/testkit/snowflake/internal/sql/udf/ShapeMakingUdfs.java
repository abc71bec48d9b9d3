package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.geo.Coordinates;
import dev.glueflake.testkit.snowflake.internal.geo.GeoErrors;
import dev.glueflake.testkit.snowflake.internal.geo.Shape;
import dev.glueflake.testkit.snowflake.internal.geo.Shapes;
import dev.glueflake.testkit.snowflake.internal.geo.Validity;
import dev.glueflake.testkit.snowflake.internal.geo.sphere.SphereMeasures;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;

/** Shapes out of numbers and other shapes. */
final class ShapeMakingUdfs {
    private ShapeMakingUdfs() {}

    static void define(UdfLibrary library) {
        ShapeCall.define(library, "ST_MAKEPOINT", ShapeMakingUdfs::point);
        ShapeCall.define(library, "ST_MAKEGEOMPOINT", ShapeMakingUdfs::point);
        ShapeCall.define(library, "ST_MAKELINE", ShapeMakingUdfs::line);
        ShapeCall.define(library, "ST_MAKEPOLYGON", call -> polygon(call, false));
        ShapeCall.define(library, "ST_MAKEPOLYGONORIENTED", call -> polygon(call, true));
        ShapeCall.define(library, "ST_COLLECT", call -> collected(List.of(call.geometry(0), call.geometry(1))));
        ShapeCall.define(library, "ST_COLLECT_AGG", call -> collected(all(call)));
    }

    /** The shapes of a JSON array of stored ones, as aggregates gather them. */
    static List<Geometry> all(ShapeCall call) {
        List<Geometry> all = new ArrayList<>();
        for (Json item : ((Json.Array) JsonReader.stored(call.text(0))).items()) {
            all.add(Shapes.read(((Json.Leaf) item).text()).geometry());
        }
        return all;
    }

    private static String point(ShapeCall call) {
        Geometry point = Coordinates.rounded(Shapes.FACTORY.createPoint(new Coordinate(call.real(0), call.real(1))));
        if (call.onEarth()) {
            Validity.checkOnEarth(point);
        }
        return Shapes.stored(call.onEarth() ? Shape.onEarth(point) : new Shape(point, 0));
    }

    private static String line(ShapeCall call) {
        call.requireOneSystem();
        List<Coordinate> places = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Geometry part = call.geometry(i);
            if (!(part instanceof Point || part instanceof MultiPoint || part instanceof LineString)) {
                throw call.wrongKind(part);
            }
            places.addAll(List.of(part.getCoordinates()));
        }
        return Shapes.stored(call.any(0).with(Shapes.FACTORY.createLineString(places.toArray(Coordinate[]::new))));
    }

    private static String polygon(ShapeCall call, boolean oriented) {
        Geometry shape = call.geometry(0);
        if (!(shape instanceof LineString line)) {
            throw call.wrongKind(shape);
        }
        if (!line.isClosed() || line.getNumPoints() < 4) {
            throw GeoErrors.argument("The LineString of " + call.function() + " is not a closed loop.");
        }
        Geometry polygon = Shapes.FACTORY.createPolygon(line.getCoordinates());
        Validity.require(polygon, call.onEarth());
        boolean inverted = oriented && !SphereMeasures.isCounterclockwise(line);
        return Shapes.stored(
                new Shape(polygon, call.any(0).srid(), inverted ? Shape.State.INVERTED : Shape.State.PLAIN));
    }

    /** Single shapes of one kind become a multiple one, others a collection. */
    private static @Nullable String collected(List<Geometry> shapes) {
        if (shapes.isEmpty()) {
            return null;
        }
        boolean single = shapes.stream().noneMatch(shape -> shape instanceof GeometryCollection);
        return Shapes.stored(Shape.onEarth(
                single
                        ? Shapes.FACTORY.buildGeometry(shapes)
                        : Shapes.FACTORY.createGeometryCollection(shapes.toArray(Geometry[]::new))));
    }
}
