package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * Arcs as so many pieces that straight lines on a Mercator map are nowhere farther from them than a tolerance. Pieces are halves of
 * halves of the chord below the arc, so those near its ends are shorter.
 */
public final class Tessellation {
    /** How much of the tolerance the middle of a piece may use; the documented pieces tell it. */
    private static final double SHARE = 0.85;

    /** No more than so many times an arc is halved. */
    private static final int DEEPEST = 16;

    private final double tolerance;

    private Tessellation(double tolerance) {
        this.tolerance = SHARE * tolerance;
    }

    /**
     * The same shape with more corners.
     *
     * @param tolerance in metres
     */
    public static Geometry of(Geometry shape, double tolerance) {
        Tessellation pieces = new Tessellation(tolerance / SphereMeasures.RADIUS);
        return new GeometryEditor(Gnomonic.FACTORY).edit(shape, new GeometryEditor.CoordinateOperation() {
            @Override
            public Coordinate[] edit(Coordinate[] coordinates, @Nullable Geometry part) {
                List<Coordinate> all = new ArrayList<>();
                for (int i = 0; i < coordinates.length; i++) {
                    if (i > 0) {
                        Arc arc = new Arc(Vec.of(coordinates[i - 1]), Vec.of(coordinates[i]));
                        pieces.between(arc, 0, 1, all);
                    }
                    all.add(coordinates[i]);
                }
                return all.toArray(Coordinate[]::new);
            }
        });
    }

    /** The corners between two shares of the way along the chord. */
    private void between(Arc arc, double from, double to, List<Coordinate> all) {
        Arc piece = new Arc(onChord(arc, from), onChord(arc, to));
        if (to - from < Math.scalb(1.0, -DEEPEST) || piece.distance(middleOnMap(piece)) <= tolerance) {
            return;
        }
        double half = (from + to) / 2;
        between(arc, from, half, all);
        all.add(onChord(arc, half).degrees());
        between(arc, half, to, all);
    }

    private static Vec onChord(Arc arc, double share) {
        return arc.from().plus(arc.to().minus(arc.from()).times(share)).unit();
    }

    /** The place in the middle of the straight line on the map. */
    private static Vec middleOnMap(Arc piece) {
        Coordinate from = piece.from().degrees();
        Coordinate to = piece.to().degrees();
        double across = from.x + Math.IEEEremainder(to.x - from.x, 360) / 2;
        double up = (height(piece.from()) + height(piece.to())) / 2;
        return Vec.of(new Coordinate(across, Math.toDegrees(Math.atan(Math.sinh(up)))));
    }

    private static double height(Vec place) {
        return Math.log((1 + place.z()) / (1 - place.z())) / 2;
    }
}
