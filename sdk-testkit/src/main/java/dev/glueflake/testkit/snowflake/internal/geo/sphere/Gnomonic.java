package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * The projection from the earth's centre onto a plane that touches it: arcs of great circles become straight, so what a plane's
 * algorithms find about shapes there holds on the earth. It shows less than one half of the earth.
 */
final class Gnomonic {
    static final GeometryFactory FACTORY = new GeometryFactory();

    /** The cosine of how far from the centre a place may be: about 87 degrees. */
    private static final double LEAST = 0.05;

    private final Vec centre;
    private final Vec east;
    private final Vec north;
    /** The places that were projected, so that they come back as they were. */
    private final Map<Coordinate, Coordinate> places = new HashMap<>();

    private Gnomonic(Vec centre) {
        this.centre = centre;
        Vec pole = Math.abs(centre.z()) > 0.9 ? new Vec(1, 0, 0) : new Vec(0, 0, 1);
        this.east = pole.cross(centre).unit();
        this.north = centre.cross(east);
    }

    /** Centred on the shapes; empty where they are too wide. */
    static Optional<Gnomonic> over(List<Geometry> shapes) {
        Vec sum = Vec.ZERO;
        for (Geometry shape : shapes) {
            for (Coordinate at : shape.getCoordinates()) {
                sum = sum.plus(Vec.of(at));
            }
        }
        Vec centre = sum.unit();
        boolean fits = shapes.stream().allMatch(shape -> isNear(shape, centre));
        return fits ? Optional.of(new Gnomonic(centre)) : Optional.empty();
    }

    /** As {@link #over}; shapes that are too wide are refused. */
    static Gnomonic require(List<Geometry> shapes) {
        return over(shapes).orElseThrow(() -> Errors.unsupported("GEOGRAPHY wider than a hemisphere"));
    }

    private static boolean isNear(Geometry shape, Vec centre) {
        for (Coordinate at : shape.getCoordinates()) {
            if (Vec.of(at).dot(centre) < LEAST) {
                return false;
            }
        }
        return true;
    }

    Geometry project(Geometry shape) {
        return edited(shape, this::project);
    }

    private Coordinate project(Coordinate degrees) {
        Vec place = Vec.of(degrees);
        double depth = place.dot(centre);
        Coordinate flat = new Coordinate(place.dot(east) / depth, place.dot(north) / depth);
        places.putIfAbsent(flat, new Coordinate(degrees.x, degrees.y));
        return flat;
    }

    Geometry back(Geometry shape) {
        return edited(shape, this::back);
    }

    Coordinate back(Coordinate flat) {
        Coordinate known = places.get(flat);
        return known == null
                ? centre.plus(east.times(flat.x))
                        .plus(north.times(flat.y))
                        .unit()
                        .degrees()
                : known.copy();
    }

    private static Geometry edited(Geometry shape, UnaryOperator<Coordinate> change) {
        return new GeometryEditor(FACTORY).edit(shape, new GeometryEditor.CoordinateOperation() {
            @Override
            public Coordinate[] edit(Coordinate[] coordinates, @Nullable Geometry part) {
                Coordinate[] edited = new Coordinate[coordinates.length];
                for (int i = 0; i < edited.length; i++) {
                    edited[i] = change.apply(coordinates[i]);
                }
                return edited;
            }
        });
    }
}
