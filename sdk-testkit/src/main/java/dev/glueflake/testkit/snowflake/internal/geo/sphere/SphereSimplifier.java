package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/** Lines without the corners that are within a tolerance of the edges that take their place. */
public final class SphereSimplifier {
    private final double tolerance;

    private SphereSimplifier(double tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * A line; of one that is shorter than the tolerance both ends stay.
     *
     * @param tolerance in metres
     */
    public static Geometry line(LineString line, double tolerance) {
        Coordinate[] all = line.getCoordinates();
        boolean[] kept = new boolean[all.length];
        kept[0] = true;
        kept[all.length - 1] = true;
        new SphereSimplifier(tolerance / SphereMeasures.RADIUS)
                .keep(Arrays.stream(all).map(Vec::of).toArray(Vec[]::new), 0, all.length - 1, kept);
        List<Coordinate> rest = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            if (kept[i]) {
                rest.add(all[i]);
            }
        }
        return Gnomonic.FACTORY.createLineString(rest.toArray(Coordinate[]::new));
    }

    private void keep(Vec[] all, int from, int to, boolean[] kept) {
        Arc edge = new Arc(all[from], all[to]);
        int farthest = -1;
        double distance = tolerance;
        for (int i = from + 1; i < to; i++) {
            double away = edge.distance(all[i]);
            if (away > distance) {
                distance = away;
                farthest = i;
            }
        }
        if (farthest >= 0) {
            kept[farthest] = true;
            keep(all, from, farthest, kept);
            keep(all, farthest, to, kept);
        }
    }
}
